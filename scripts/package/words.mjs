/** @file The man page, and what completes a line in bash, zsh and PowerShell, from the cards of the commands. */

const EVERYWHERE = { json: { type: 'boolean', help: 'answer as one JSON document' } };
/** As in src-main/cli/run.ts: what opens a vault takes these too. */
const KEYS = {
  'key-file': { type: 'string', value: 'FILE', help: 'your key file, where your key has one' },
  second: { type: 'string', value: 'NAME', help: 'the second person, where two are needed' },
  'second-passphrase-file': { type: 'string', value: 'FILE', help: 'file with the passphrase of the second' },
};

/** The commands of each area, with every option they take. */
const byArea = (cards) => [
  ...Map.groupBy(
    cards.map((card) => {
      const [area, verb] = card.name.split(' ');
      const keys = 'vault' in card.options && 'passphrase-file' in card.options ? KEYS : {};
      return { ...card, area, verb, options: { ...card.options, ...keys, ...EVERYWHERE } };
    }),
    ({ area }) => area,
  ),
];
const areasOf = (cards) => byArea(cards).map(([area]) => area);
const verbsOf = (all) => all.map(({ verb }) => verb).join(' ');
const optionsOf = ({ options }) => [...Object.keys(options), 'help'].map((name) => `--${name}`).join(' ');
/** One row of a shell's table for each area, or for each command. */
const areaRows = (cards, row) =>
  byArea(cards)
    .map(([area, all]) => row(area, all))
    .join('\n');
const commandRows = (cards, row) =>
  byArea(cards)
    .flatMap(([, all]) => all.map(row))
    .join('\n');
/** One word of a shell, whatever is in it. */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export const bashCompletion = (cards) => `# Completes testimony in bash.
_testimony() {
  local word=\${COMP_WORDS[COMP_CWORD]} list=
  if ((COMP_CWORD == 1)); then
    list='${areasOf(cards).join(' ')} --help --version'
  elif ((COMP_CWORD == 2)); then
    case \${COMP_WORDS[1]} in
${areaRows(cards, (area, all) => `      ${area}) list='${verbsOf(all)}' ;;`)}
    esac
  elif [[ $word == -* ]]; then
    case "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" in
${commandRows(cards, (one) => `      '${one.name}') list='${optionsOf(one)}' ;;`)}
    esac
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -W "$list" -- "$word")
}
complete -F _testimony testimony
`;

export function zshCompletion(cards) {
  const described = (name, text) => quoted(`${name}:${text}`);
  const spec = ([name, { type, value = 'VALUE', help }]) => {
    const told = help.replaceAll(/[[\]\\]/g, '').replaceAll(':', '\\:');
    return quoted(`--${name}[${told}]${type === 'boolean' ? '' : `:${value}:_files`}`);
  };
  return `#compdef testimony
# Completes testimony in zsh.
_testimony() {
  local -a list
  case $CURRENT in
    2)
      list=(${byArea(cards)
        .map(([area, all]) => described(area, verbsOf(all)))
        .join(' ')})
      _describe area list ;;
    3)
      case $words[2] in
${areaRows(cards, (area, all) => `        ${area}) list=(${all.map((one) => described(one.verb, one.summary)).join(' ')}) ;;`)}
      esac
      _describe verb list ;;
    *)
      local named="$words[2] $words[3]"
      shift 2 words
      ((CURRENT -= 2))
      case $named in
${commandRows(cards, (one) => `        '${one.name}') _arguments ${Object.entries(one.options).map(spec).join(' ')} '*:file:_files' ;;`)}
      esac ;;
  esac
}
_testimony "$@"
`;
}

export const powershellCompletion = (cards) => `# Completes testimony in PowerShell: . ./testimony.ps1
Register-ArgumentCompleter -Native -CommandName testimony, testimony.cmd -ScriptBlock {
  param($word, $line, $cursor)
  $table = @{
    '' = '${areasOf(cards).join(' ')} --help --version'
${areaRows(cards, (area, all) => `    '${area}' = '${verbsOf(all)}'`)}
${commandRows(cards, (one) => `    '${one.name}' = '${optionsOf(one)}'`)}
  }
  $typed = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -ne '') { $typed = @($typed | Select-Object -SkipLast 1) }
  foreach ($one in "$($table[($typed | Select-Object -First 2) -join ' '])".Split(' ')) {
    if ($one -ne '' -and $one.StartsWith($word)) { [System.Management.Automation.CompletionResult]::new($one) }
  }
}
`;

/** @param {{version: string, day: string}} release @param {(card: object) => string} usage */
export function manPage(cards, { version, day }, usage) {
  const plain = (text) =>
    text
      .replaceAll('\\', '\\e')
      .replaceAll('-', '\\-')
      .replaceAll(/^([.'])/gm, '\\&$1');
  const option = ([name, { value, help }]) =>
    `.TP\n\\fB\\-\\-${plain(name)}\\fR${value === undefined ? '' : ` \\fI${plain(value)}\\fR`}\n${plain(help)}`;
  const command = (card) =>
    [
      `.SS ${plain(card.name)}`,
      `${plain(card.summary)}.`,
      ...(card.details ?? []).map((text) => `.PP\n${plain(text)}`),
      `.PP\n${plain(usage(card))}`,
      ...(card.positionals ?? []).map((one) => option([one.name, one]).replace('\\-\\-', '')),
      ...Object.entries(card.options).map(option),
      `.PP\nExample: testimony ${plain(card.example)}`,
    ].join('\n');
  return `.TH TESTIMONY 1 "${day}" "Testimony ${version}"
.SH NAME
testimony \\- keep case files encrypted on this computer and make court bundles from them
.SH SYNOPSIS
\\fBtestimony\\fR \\fIAREA\\fR \\fIVERB\\fR [\\fIOPTIONS\\fR]
.SH DESCRIPTION
It never uses the network. Every command takes \\fB\\-\\-json\\fR and \\fB\\-\\-help\\fR.
.SH COMMANDS
${cards.map(command).join('\n')}
.SH EXIT STATUS
0 done; 5 done and something to see to; 1 refused; 2 not written as it should be; 3 locked or wrong passphrase;
4 trouble with disk or vault.
`;
}
