import { errorCodeSchema } from '../../src/contract/errors.ts';
import { familyRules, generalRules } from '../../src/packer/diagnostics/registry.ts';
import type { Rule } from '../../src/packer/diagnostics/rule.ts';
import { errorMeanings } from './error-meanings.ts';

/** Subjects of the general rules by the first word of a code. */
const subjects: Readonly<Record<string, string>> = {
  registry: 'The registry and the settings',
  settings: 'The registry and the settings',
  size: 'The registry and the settings',
  asset: 'Assets',
  declaration: 'Declarations',
  preload: 'Declarations',
  artifact: 'What a declaration selects',
  input: 'What a declaration selects',
  pattern: 'What a declaration selects',
  path: 'Names and links on disk',
};

const families: Readonly<Record<string, string>> = {
  tile_bank: 'Tile banks',
  sound_bank: 'Sound banks',
  data_bank: 'Data banks',
};

const introduction = `# Diagnostics

*Written by \`npm run docs\` from the rules themselves; do not edit.*

What \`doctor\`, \`validate\` and the gate of a pack can find. A diagnostic has a stable code, a severity, a message, a
place and a remedy. The place names the asset and the file, and in it the line and column of a document, the pixel of
a picture (from 0, from the top left), the frame of a sound (from 0, at its own rate) or the byte. One fault is told
once, by the rule that says most exactly what to mend.

An \`error\` keeps a pack from running when it is about the registry, about \`assets/\` itself, about the settings, or
about an asset that is registered and included in build; every other error is only reported. A \`warning\` is packed as it is, and an
\`info\` is nothing wrong. Where two severities stand, the second holds where ${otherwiseWhere()}.

Where a remedy ends with ⚒ the Studio offers changes that mend it, to be previewed like any other; only those that have
been tried and bring no error.
`;

const errorsIntroduction = `## Errors of operations

When an operation is refused or fails it answers with one of these codes, a message, a remedy and, where there is one,
the place and the operating system's own code.
`;

/** The whole of `docs/diagnostics.md`. */
export function diagnosticsPage(): string {
  const sections = [...sectionsOfRules()].map(([title, rules]) => `## ${title}\n\n${rulesTable(rules)}`);
  return [introduction, ...sections, `${errorsIntroduction}\n${errorsTable()}`].join('\n');
}

function sectionsOfRules(): ReadonlyMap<string, readonly Rule[]> {
  const sections = new Map<string, Rule[]>(Object.values(subjects).map((title) => [title, []]));
  for (const rule of generalRules) {
    const subject = subjects[rule.code.slice(0, rule.code.indexOf('_'))] ?? '';
    const section = sections.get(subject);
    if (!section) throw new Error(`no subject for ${rule.code}`);
    section.push(rule);
  }
  for (const [family, title] of Object.entries(families)) sections.set(title, [...(familyRules.get(family) ?? [])]);
  return sections;
}

function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => row([`\`${rule.code}\``, severityOf(rule), cell(rule.summary), cell(rule.remedy) + (rule.fixes ? ' ⚒' : '')]));
  return [row(['code', 'severity', 'what it finds', 'remedy']), row(['---', '---', '---', '---']), ...rows].join('');
}

function errorsTable(): string {
  const rows = errorCodeSchema.options.map((code) => row([`\`${code}\``, cell(errorMeanings[code])]));
  return [row(['code', 'what it means']), row(['---', '---']), ...rows].join('');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function severityOf(rule: Rule): string {
  const otherwise = rule.scope === 'project' ? rule.otherwise?.severity : undefined;
  return otherwise === undefined ? rule.severity : `${rule.severity} / ${otherwise}`;
}

/** In which case the second severity holds: one sentence serves all rules that have one. */
function otherwiseWhere(): string {
  const cases = new Set(generalRules.flatMap((rule) => (rule.scope === 'project' && rule.otherwise ? [rule.otherwise.where] : [])));
  return [...cases].join('; ');
}

/** Text as a cell of a table: nothing in it is markup but what stands in backticks. */
function cell(text: string): string {
  return text.replaceAll(/[|*<>\\]/gu, (sign) => `\\${sign}`);
}
