@rem Testimony at the terminal, on the Node that lies beside it. Keeps no compiled code on the disk.
@setlocal
@set NODE_OPTIONS=
@set NODE_PATH=
@set NODE_COMPILE_CACHE=
@set NODE_V8_COVERAGE=
@set NODE_DEBUG=
@set NODE_REDIRECT_WARNINGS=
@set NODE_DISABLE_COMPILE_CACHE=1
@"%~dp0node.exe" "%~dp0out\main\cli\main.js" %*
