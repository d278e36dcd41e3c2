import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatBytes, formatCount } from './bytes.ts';
import type { Colour } from './colour.ts';
import { pad } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { table, type Column } from './table.ts';

type Inspection = ResponseOf<'inspectArchive'>;
type Entry = Inspection['entries'][number];

/** What is in an archive, and where: its prelude, its banks, every entry. */
export function inspectionReport(page: Page, archive: Inspection): Lines {
  const { colour } = page;
  const row = (title: string, text: string): string => `  ${colour.dim(pad(title, 8))} ${text}`;
  const payload = `${formatBytes(archive.payload_bytes)} at ${archive.payload_offset}`;
  return [
    `${colour.bold(printable(page.file(archive.file)))}  ${formatBytes(archive.size)}`,
    '',
    row('version', String(archive.schema_version)),
    row('header', `${formatBytes(archive.header_len)} at 32, CRC-32 ${printable(archive.header_checksum)}`),
    row('payload', `${payload}, ${formatBytes(archive.padding_bytes)} of it padding`),
    row('banks', archive.banks.length === 0 ? 'none: the archive is empty' : banksText(archive)),
    ...(archive.entries.length > 0 ? ['', ...table(page, entryColumns(colour), archive.entries)] : []),
  ];
}

function banksText({ banks }: Inspection): string {
  return banks
    .map((bank) => `${printable(bank.bank_type)} ${formatCount(bank.assets)} (${formatBytes(bank.bytes)})`)
    .join(', ');
}

function entryColumns(colour: Colour): readonly Column<Entry>[] {
  return [
    { title: 'ID', align: 'right', cell: (entry) => String(entry.asset_id) },
    { title: 'NAME', shrinkTo: 10, cell: (entry) => ({ text: entry.asset_name, paint: colour.bold }) },
    { title: 'BANK', cell: (entry) => entry.bank_type },
    { title: 'SLOT', align: 'right', cell: (entry) => (entry.slot === undefined ? '' : String(entry.slot)) },
    { title: 'OFFSET', align: 'right', cell: (entry) => String(entry.file_offset) },
    { title: 'SIZE', align: 'right', cell: (entry) => formatBytes(entry.size) },
    { title: 'HOLDS', shrinkTo: 8, cell: (entry) => contentText(entry) },
    { title: 'SHA-256', optional: true, cell: (entry) => ({ text: entry.sha256.slice(0, 12), paint: colour.dim }) },
  ];
}

/** What an entry's metadata tells a person, whatever the family: how many of what, then the plain values. */
function contentText({ metadata }: Entry): string {
  const counts: string[] = [];
  const others: string[] = [];
  for (const [name, value] of Object.entries(metadata)) {
    const count = /^(.+)_count$/u.exec(name)?.[1];
    if (count !== undefined && typeof value === 'number') counts.push(counted(value, count));
    // A list of numbers is a table for machines; a list of things is worth counting.
    else if (Array.isArray(value) && typeof value[0] === 'object') counts.push(counted(value.length, name.replace(/s$/u, '')));
    else if (typeof value === 'number' || typeof value === 'string') others.push(`${name.replaceAll('_', ' ')} ${value}`);
  }
  return [...counts, ...others].join(', ');
}

/** Whether an archive and its companions are whole, and every place where they are not. */
export function verificationReport(page: Page, verification: ResponseOf<'verifyArchive'>): Lines {
  const { colour } = page;
  const file = printable(page.file(verification.file));
  if (verification.ok) {
    const also = verification.companions.length === 0 ? '' : ` and ${counted(verification.companions.length, 'companion')}`;
    return [
      `${colour.green('verified')}: ${file}${also}: ${counted(verification.assets, 'asset')}, ${formatBytes(verification.size)}`,
    ];
  }
  return [
    ...verification.faults.flatMap((fault) => faultLines(page, verification.file, fault)),
    '',
    `${colour.red('damaged')}: ${counted(verification.faults.length, 'fault')} in ${file}${verification.companions.length === 0 ? '' : ' and its companions'}`,
    verification.companions.length === 0
      ? 'Get the archive again from where it came from, or pack its project again.'
      : 'Run prometeu pack to make the build anew: the workspace is the source.',
  ];
}

type Fault = ResponseOf<'verifyArchive'>['faults'][number];

/** A fault's file is the archive itself, under the name it was asked by, or stands beside it. */
function faultLines(page: Page, archive: string, fault: Fault): Lines {
  const { colour } = page;
  const file = fault.file === archive ? archive : archive.replace(/[^\\/]*$/u, '') + fault.file;
  const byte = fault.byte === undefined ? '' : ` @ byte ${fault.byte}`;
  const owner = fault.asset_id === undefined ? '' : `  ${colour.dim(`asset ${fault.asset_id}`)}`;
  return [
    `${colour.red('error')}  ${colour.cyan(printable(page.file(file)) + byte)}${owner}`,
    `       ${printable(fault.message)}  ${colour.dim(printable(fault.code))}`,
  ];
}

/** What was written where. */
export function extractionReport(page: Page, extracted: ResponseOf<'extractEntry'>): Lines {
  const { colour } = page;
  const name = `${colour.bold(printable(extracted.asset_name))} (asset ${extracted.asset_id})`;
  return [
    `${colour.green('extracted')} ${name} to ${colour.cyan(printable(page.file(extracted.output)))}: ${formatBytes(extracted.size)}`,
    colour.dim(`  sha256 ${extracted.sha256}`),
  ];
}
