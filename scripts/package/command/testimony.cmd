@rem The command line of the installed program.
@"%~dp0..\..\Testimony.exe" --command %*
