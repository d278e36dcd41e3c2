import { z } from 'zod';
import { diagnosticSchema } from '../diagnostics.ts';
import { sizeBudgetSchema } from '../documents.ts';
import { packerErrorSchema } from '../errors.ts';
import { packProgressSchema, packStatusSchema, proofOutcomeSchema } from '../events.ts';
import { operationIdSchema, sha256Schema } from '../ids.ts';
import { readStampSchema, registryUnreadSchema } from '../state.ts';
import { projectIdSchema, projectRequestSchema } from './project.ts';

/** Bytes, or a count. */
const count = z.int().nonnegative();

/** What a pack would do to an asset of the last one. `unknown`: only packing tells. */
export const packDeltaSchema = z.enum(['added', 'changed', 'unchanged', 'unknown']);
export type PackDelta = z.infer<typeof packDeltaSchema>;

/** One asset of the active pack set as the pack will place it. */
export const plannedAssetSchema = z.strictObject({
  asset_id: z.int(),
  asset_name: z.string(),
  root: z.string(),
  family: z.string(),
  bank_type: z.string(),
  slot: z.int().optional(),
  input_count: count,
  input_bytes: count,
  /** Bytes in the archive, where the family can tell before making them. */
  expected_size: count.optional(),
});
export type PlannedAsset = z.infer<typeof plannedAssetSchema>;

/** A planned asset against the archive that stands in `build/`. */
export const summarizedAssetSchema = plannedAssetSchema.extend({
  delta: packDeltaSchema,
  /** Bytes in the last pack, where it was in it. */
  size_before: count.optional(),
  /** Its root in the last pack, where that was another. */
  moved_from: z.string().optional(),
});

export const leftOutSchema = z.strictObject({
  asset_id: z.int().optional(),
  asset_name: z.string().optional(),
  root: z.string(),
  reason: z.enum(['excluded', 'unregistered', 'missing', 'declaration_invalid']),
  /** The same for a person, one sentence. */
  says: z.string(),
  /** Bytes in the last pack, where it was in it. */
  size_before: count.optional(),
});

/** A bank type of the pack: what goes in, where it is preloaded, and what it may weigh. */
export const summarizedBankSchema = z.strictObject({
  bank_type: z.string(),
  assets: count,
  /** Of the assets whose size is known; `unknown` counts the others. */
  expected_bytes: count,
  unknown: count,
  /** Preload slots there are, and those taken, ascending. */
  slot_count: count,
  slots: z.array(z.strictObject({ slot: count, asset_id: z.int(), asset_name: z.string() })),
  budget: sizeBudgetSchema.optional(),
  /** Bytes above the budget; absent within it. */
  over_by: count.optional(),
});

/** The archive that stands in `build/`, and what a pack would change in it. */
export const lastPackSchema = z.strictObject({
  archive_sha256: sha256Schema,
  archive_size: count,
  assets: count,
});

export const summarizePackWorkspace = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** Of each list. */
    offset: count.default(0),
    /** All of them, where it is left out. */
    limit: z.int().positive().max(1000).optional(),
  }),
  response: readStampSchema.extend({
    registry_unread: registryUnreadSchema,
    assets: z.array(summarizedAssetSchema),
    left_out: z.array(leftOutSchema),
    /** In the last pack, and no longer in this one. */
    removed: z.array(z.strictObject({ asset_id: z.int(), asset_name: z.string(), bank_type: z.string(), size_before: count })),
    /** Of the whole lists. */
    totals: z.strictObject({
      assets: count,
      left_out: count,
      added: count,
      changed: count,
      unchanged: count,
      unknown: count,
      removed: count,
      /** Of all the others; their roots are told by the metadata companion alone. Absent: none. */
      moved: count.optional(),
    }),
    input_bytes: count,
    /** Bytes of all slices, of the assets whose size is known; and of the last pack's. */
    expected_bytes: count,
    expected_unknown: count,
    bytes_before: count.optional(),
    banks: z.array(summarizedBankSchema),
    total_budget: sizeBudgetSchema.optional(),
    /** Bytes above it; absent within it. */
    total_over_by: count.optional(),
    /** Files beside the archive that the pack would make, from the project's directory. */
    companions: z.array(z.string()),
    /** Absent: nothing that can be read stands in `build/`, and everything is `added`. */
    last_pack: lastPackSchema.optional(),
    input_fingerprint: sha256Schema,
  }),
};

/** What the gate would say now: like the gate itself it looks at the disk first, whatever has been noticed of it. */
export const validatePackWorkspace = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** The first findings alone; the others by `listDiagnostics` with `pack`. All of them, where it is left out. */
    limit: count.optional(),
  }),
  response: readStampSchema.extend({
    blocked: z.boolean(),
    /** Why a pack would not even look at what goes in: `refresh_required`, `project_failed`. Blocks by itself. */
    refused: packerErrorSchema.optional(),
    /** Everything about the active pack set and the registry; errors are what blocks. */
    diagnostics: z.array(diagnosticSchema),
    counts: z.strictObject({ errors: count, warnings: count, infos: count }),
    /** Files that nobody could look into, which blocks as well. */
    unread: z.array(z.strictObject({ file: z.string(), says: z.string() })),
    /** What the verdict rests on: assets all of whose files were looked into, now or before. */
    checked: z.strictObject({ assets: count, files: count, bytes: count }).optional(),
    /** Assets with errors or warnings come first; no more than `limit` of them. */
    assets: z.array(z.strictObject({ asset_id: z.int(), root: z.string(), errors: count, warnings: count })),
  }),
};

/** The four files of a pack, from the project's directory (formats.md §4). */
export const buildFiles = {
  archive: 'build/assets.pa',
  asset_table: 'build/asset_table.json',
  preload: 'build/preload.json',
  metadata: 'build/asset_table_metadata.json',
} as const;

export const packFailureSchema = z.strictObject({
  /** `gate`: stopped before execution. `materialization`: freeze through verify. `persistence`: after a verified build. */
  kind: z.enum(['gate', 'materialization', 'persistence']),
  error: packerErrorSchema,
  /** For a gate that found errors: all of them, with the warnings beside them. */
  diagnostics: z.array(diagnosticSchema),
  /** Every file concerned, from the project's directory, where they are not in `diagnostics`. */
  files: z.array(z.string()).optional(),
});
export type PackFailure = z.infer<typeof packFailureSchema>;

export const packedAssetSchema = z.strictObject({
  asset_id: z.int(),
  asset_name: z.string(),
  bank_type: z.string(),
  size: count,
  sha256: sha256Schema,
  cached: z.boolean(),
});

export type PackProgress = z.infer<typeof packProgressSchema>;

/** How a pack ended (operations.md §8). Every key that can be known is there, whatever the status. */
export const packResultSchema = z.strictObject({
  operation_id: operationIdSchema,
  status: packStatusSchema,
  failure: packFailureSchema.optional(),
  execution_started: z.boolean(),
  /** Build-relative references; absent when nothing was published. */
  archive: z.string().optional(),
  companions: z.array(z.string()).optional(),
  packed_asset_count: count,
  elapsed_ms: count,
  assets: z.array(packedAssetSchema),
  cache_hits: count,
  input_fingerprint: sha256Schema.optional(),
  archive_sha256: sha256Schema.optional(),
  archive_size: count.optional(),
  /** All files already were what this pack made: nothing was touched. */
  unchanged: z.boolean(),
  /** `unknown`: published, but the last flush failed. `not_applicable`: nothing was published. */
  durability: z.enum(['durable', 'unknown', 'not_applicable']),
  /** For a check: the files of `build/` that differ from what a pack would make. */
  differences: z.array(z.string()).optional(),
  warnings: z.array(diagnosticSchema),
});
export type PackResult = z.infer<typeof packResultSchema>;

export const packWorkspace = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** `check` runs everything up to verify outside the project and compares instead of promoting. */
    mode: z.enum(['pack', 'check']).default('pack'),
    /** Worker threads for materialization; by default as many as the machine has cores, at most 8. */
    workers: z.int().min(0).max(64).optional(),
    /** Whether payloads may come from and go to the cache. */
    cache: z.boolean().default(true),
    /**
     * Of assets, findings and files the first alone in the answer; the others by `getPackReport` and
     * `listDiagnostics`. All of them, where it is left out.
     */
    limit: count.optional(),
  }),
  response: packResultSchema,
};

export const verifyDeterminism = {
  request: projectRequestSchema,
  response: z.strictObject({
    outcome: proofOutcomeSchema,
    files: z.array(z.strictObject({ file: z.string(), first: sha256Schema, second: sha256Schema })),
    /** Where the two first differ and whose byte it is: `slice of asset 3 (overworld)`. */
    first_difference: z.strictObject({ file: z.string(), byte: count, owner: z.string() }).optional(),
    /** Why there was nothing to compare, for `not_packable`. */
    failure: packFailureSchema.optional(),
    /** Of what the first run packed. */
    input_fingerprint: sha256Schema.optional(),
    /** How the second run's surroundings differed from the first's. */
    second_run: z.record(z.string(), z.string()),
  }),
};

/** What makes files: a pack, a check of what stands, or a proof that two packs are the same. */
export const packRunKindSchema = z.enum(['pack', 'check', 'proof']);
export type PackRunKind = z.infer<typeof packRunKindSchema>;

/**
 * What is packed now, and how this session's last `packWorkspace` and `verifyDeterminism` ended, whoever asked for
 * them: for those who were not there. A check is none.
 */
export const getLastPack = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** Of assets, findings and files each. */
    limit: count.max(1000).default(100),
  }),
  response: z.strictObject({
    /** Whether a pack, a check or a proof runs or waits for its turn. */
    running: z.boolean(),
    /** What it is that runs; those that wait behind it are not told. */
    doing: packRunKindSchema.optional(),
    /** Since it was asked for. */
    elapsed_ms: count.optional(),
    /** How far it had come when it last said so. */
    progress: packProgressSchema.optional(),
    /** Absent: none has ended yet, or `refused` says why it could not be carried out. */
    result: packResultSchema.optional(),
    refused: packerErrorSchema.optional(),
    proof: verifyDeterminism.response.optional(),
    /** Why the last proof could not be carried out. */
    proof_refused: packerErrorSchema.optional(),
  }),
};

/** Bytes of one part of the file. Those of all parts, leaves for their bank, sum up to the file's size. */
export const treemapPartSchema = z.strictObject({
  kind: z.enum(['prelude', 'header', 'padding', 'bank']),
  label: z.string(),
  bytes: count,
  bank_type: z.string().optional(),
  /** Of a bank: its largest assets, largest first, and the others together. */
  assets: z.array(z.strictObject({ asset_id: z.int(), asset_name: z.string(), bytes: count })).optional(),
  others: z.strictObject({ assets: count, bytes: count }).optional(),
});
export type TreemapPart = z.infer<typeof treemapPartSchema>;

/** What of an entry of the archive may differ from the one before. */
export const changedFieldSchema = z.enum(['payload', 'metadata', 'name', 'slot', 'bank_type']);
export type ChangedField = z.infer<typeof changedFieldSchema>;

/** One asset against the pack before. */
export const reportedAssetSchema = packedAssetSchema.omit({ cached: true }).extend({
  slot: z.int().optional(),
  /** Where it was packed from, as the metadata companion tells. */
  root: z.string().optional(),
  /** Absent: it came from somewhere else than this session's pack. */
  cached: z.boolean().optional(),
  /** Absent without a pack before. */
  delta: z.enum(['added', 'changed', 'unchanged']).optional(),
  /** For `changed`: what is another. */
  changed: z.array(changedFieldSchema).optional(),
  size_before: count.optional(),
  /** Its root in the pack before, where that was another. */
  moved_from: z.string().optional(),
});
export type ReportedAsset = z.infer<typeof reportedAssetSchema>;

/** What stands in `build/`, how it came there, and what it changed. */
export const packReportSchema = z.strictObject({
  archive: z.strictObject({ file: z.string(), size: count, sha256: sha256Schema }),
  /** Files beside the archive, from the project's directory. */
  companions: z.array(z.string()),
  /** All of these files and what they weigh, the archive first. */
  artifacts: z.array(z.strictObject({ file: z.string(), size: count })).optional(),
  /** How this session's last pack ended, where it made what stands there. */
  pack: z
    .strictObject({
      operation_id: operationIdSchema,
      elapsed_ms: count,
      cache_hits: count,
      unchanged: z.boolean(),
      input_fingerprint: sha256Schema.optional(),
      warnings: z.array(diagnosticSchema),
    })
    .optional(),
  asset_count: count,
  banks: z.array(z.strictObject({ bank_type: z.string(), assets: count, bytes: count, budget: sizeBudgetSchema.optional(), over_by: count.optional() })),
  /** Bytes of all banks together. */
  payload_bytes: count.optional(),
  total_budget: sizeBudgetSchema.optional(),
  total_over_by: count.optional(),
  treemap: z.array(treemapPartSchema),
  /** Against what stood in `build/` before this session's last pack. */
  changes: z
    .strictObject({
      archive_sha256: sha256Schema,
      archive_size: count,
      added: count,
      changed: count,
      unchanged: count,
      /** Of those that were there before: whose root is another. Absent: none. */
      moved: count.optional(),
      removed: z.array(z.strictObject({ asset_id: z.int(), asset_name: z.string(), bank_type: z.string(), size_before: count })),
    })
    .optional(),
  /** By id. */
  assets: z.array(reportedAssetSchema),
});
export type PackReport = z.infer<typeof packReportSchema>;

export const reportSortSchema = z.enum(['asset_id', 'asset_name', 'bank_type', 'size', 'delta']);

export const getPackReport = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** Of the assets. */
    sort: z.strictObject({ by: reportSortSchema, descending: z.boolean().default(false) }).optional(),
    offset: count.default(0),
    limit: z.int().positive().max(1000).default(1000),
  }),
  /** Errors: `archive_missing`, `archive_invalid`. `removed` holds the first thousand. */
  response: packReportSchema,
};

export const reportFormatSchema = z.enum(['json', 'html']);

/** Where a report goes when it is saved with the build. */
export const reportFiles = { json: 'build/reports/pack-report.json', html: 'build/reports/pack-report.html' } as const;

/** The whole report as one file: JSON, or HTML that needs nothing beside it. */
export const savePackReport = {
  request: z.strictObject({
    project_id: projectIdSchema,
    format: reportFormatSchema,
    /** `build`: into `build/reports/`. `answer`: the text comes back, and nothing is written. */
    to: z.enum(['build', 'answer']).default('build'),
  }),
  response: z.strictObject({
    /** From the project's directory, for `build`. */
    file: z.string().optional(),
    /** For `answer`. */
    text: z.string().optional(),
    media_type: z.string(),
    size: count,
  }),
};

export const cancelPack = {
  request: projectRequestSchema,
  /** `false`: no pack was running, or its promotion had begun. */
  response: z.object({ cancelled: z.boolean() }),
};
