import { z } from 'zod';
import { diagnosticSchema, severitySchema } from '../diagnostics.ts';
import { problemCountsSchema, readStampSchema, registryUnreadSchema } from '../state.ts';
import { projectIdSchema } from './project.ts';

/** What is known of an asset's health. `unchecked`: nobody has read its bytes since they changed. */
export const assetHealthSchema = z.enum(['clean', 'info', 'warning', 'error', 'unchecked']);
export type AssetHealth = z.infer<typeof assetHealthSchema>;

export const assetRowSchema = z.strictObject({
  /** Absent for an unregistered root. */
  asset_id: z.int().optional(),
  asset_uuid: z.string().optional(),
  /** Absent where the declaration could not be read, or the root is missing. */
  asset_name: z.string().optional(),
  root: z.string(),
  /** Where the root lies below `assets/`; empty directly below it. */
  folder: z.string(),
  /** Whether the root is on disk with an `asset.json`. */
  present: z.boolean(),
  family: z.string().optional(),
  bank_type: z.string().optional(),
  slot: z.int().optional(),
  included_in_build: z.boolean(),
  /** Selected files, and their bytes. */
  input_count: z.int().nonnegative(),
  input_bytes: z.int().nonnegative(),
  /** Bytes in the archive as a pack would make it, where that is known without making it. */
  packed_size: z.int().nonnegative().optional(),
  /** Names the picture that `getThumbnails` has; another name is another picture. Absent: the family has none. */
  picture: z.string().optional(),
  health: assetHealthSchema,
  errors: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
  infos: z.int().nonnegative(),
});
export type AssetRow = z.infer<typeof assetRowSchema>;

/** The columns of the table. A row without a value comes last, whichever way it is sorted; ties go by id. */
export const assetSortSchema = z.enum([
  'asset_id',
  'asset_name',
  'root',
  'family',
  'bank_type',
  'slot',
  'included',
  'input_count',
  'input_bytes',
  'packed_size',
  'problems',
]);

/** Everything in it must hold. */
export const assetFilterSchema = z.strictObject({
  /** Part of a name or root, compared without case, or an id. */
  text: z.string().optional(),
  family: z.string().optional(),
  included: z.boolean().optional(),
  health: z.array(assetHealthSchema).optional(),
  /** Whether errors or warnings are known. */
  problems: z.boolean().optional(),
  /** All below a folder of `assets/`. */
  folder: z.string().optional(),
});
export type AssetFilter = z.infer<typeof assetFilterSchema>;

/** How many assets each choice of the filter would leave, with the rest of the filter as it is. */
export const assetFacetsSchema = z.strictObject({
  /** By name; those whose declaration names none are not among them. */
  families: z.array(z.strictObject({ family: z.string(), assets: z.int().nonnegative() })),
  included: z.int().nonnegative(),
  excluded: z.int().nonnegative(),
  /** In the order of {@link assetHealthSchema}. */
  health: z.array(z.strictObject({ health: assetHealthSchema, assets: z.int().nonnegative() })),
});
export type AssetFacets = z.infer<typeof assetFacetsSchema>;

export const listAssets = {
  request: z.strictObject({
    project_id: projectIdSchema,
    filter: assetFilterSchema.optional(),
    sort: z.strictObject({ by: assetSortSchema, descending: z.boolean().default(false) }).optional(),
    offset: z.int().nonnegative().default(0),
    /** Rows of one page. */
    limit: z.int().nonnegative().max(1000).default(1000),
    /** An asset whose place in the whole list is wanted. */
    find: z.int().optional(),
    /** Whether the ids of all that match are wanted, for a selection across pages. */
    ids: z.boolean().optional(),
    /** Whether the counts for the filter's choices are wanted. */
    facets: z.boolean().optional(),
  }),
  response: readStampSchema.extend({
    registry_unread: registryUnreadSchema,
    /** Rows that match, on all pages. */
    total: z.int().nonnegative(),
    assets: z.array(assetRowSchema),
    /** Place of the asset asked for, from 0; absent where it does not match. */
    found_at: z.int().nonnegative().optional(),
    /** In the order of the list. */
    ids: z.array(z.int()).optional(),
    facets: assetFacetsSchema.optional(),
  }),
};

/** One visible line of the tree: `level` from 1, `position` from 1 among `siblings`, as ARIA counts them. */
const treePlace = { level: z.int().positive(), position: z.int().positive(), siblings: z.int().positive() };

export const treeRowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('folder'),
    ...treePlace,
    /** Below `assets/`. */
    path: z.string(),
    name: z.string(),
    expanded: z.boolean(),
    /** Of all assets below it that match. */
    assets: z.int().nonnegative(),
    included: z.int().nonnegative(),
    errors: z.int().nonnegative(),
    warnings: z.int().nonnegative(),
  }),
  z.strictObject({ kind: z.literal('asset'), ...treePlace, asset: assetRowSchema }),
]);
export type TreeRow = z.infer<typeof treeRowSchema>;

/** The registered assets as a tree of folders, flattened to its visible lines: folders first, then by path. */
export const listTree = {
  request: z.strictObject({
    project_id: projectIdSchema,
    filter: assetFilterSchema.optional(),
    /** Folders that stand open. */
    expanded: z.union([z.literal('all'), z.array(z.string()).max(20_000)]).default([]),
    /** An asset to be shown: the folders around it stand open too. */
    reveal: z.int().optional(),
    /** Whether assets are left out, for choosing a folder. */
    folders_only: z.boolean().default(false),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(1000).default(1000),
  }),
  response: readStampSchema.extend({
    /** Visible lines, on all pages, and the assets that match, visible or not. */
    total: z.int().nonnegative(),
    assets: z.int().nonnegative(),
    rows: z.array(treeRowSchema),
    /** Line of the asset to be shown, from 0, and the folders around it from the outside in. */
    revealed: z.strictObject({ at: z.int().nonnegative(), folders: z.array(z.string()) }).optional(),
  }),
};

export const listUnregistered = {
  request: z.strictObject({
    project_id: projectIdSchema,
    offset: z.int().nonnegative().default(0),
    /** All of them, where it is left out. */
    limit: z.int().positive().max(1000).optional(),
  }),
  response: readStampSchema.extend({
    registry_unread: registryUnreadSchema,
    total: z.int().nonnegative(),
    assets: z.array(assetRowSchema),
  }),
};

export const artifactRowSchema = z.strictObject({
  path: z.string(),
  size: z.int().nonnegative(),
  sha256: z.string().optional(),
  /** The list or parameter that selects it, and its place in the order. Absent: nobody selects it. */
  selected_by: z.string().optional(),
  order: z.int().nonnegative().optional(),
  /** The entry that selects it, as a JSON pointer into `asset.json`: `/inputs/tiles/2`. */
  selected_at: z.string().optional(),
  /** What the family read from its first bytes, where it did. */
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type ArtifactRow = z.infer<typeof artifactRowSchema>;

export const getAssetDetails = {
  request: z.strictObject({
    project_id: projectIdSchema,
    asset: z.union([z.strictObject({ asset_id: z.int() }), z.strictObject({ root: z.string().min(1) })]),
    /** The first files alone; the others by `listArtifacts`. All of them, where it is left out. */
    artifact_limit: z.int().nonnegative().optional(),
  }),
  response: readStampSchema.extend({
    asset: assetRowSchema,
    /** `asset.json` as its author wrote it, where it is valid. */
    declaration: z
      .strictObject({
        inputs: z.record(z.string(), z.array(z.string())),
        output: z.record(z.string(), z.json()),
        preload: z.strictObject({ slot: z.int() }).optional(),
      })
      .optional(),
    format: z.string().optional(),
    codec: z.string().optional(),
    /** The family's parameters with defaults filled in. */
    parameters: z.record(z.string(), z.unknown()).optional(),
    /** Selected ones first, in their order, then the others by path. */
    artifacts: z.array(artifactRowSchema),
    /** All of them, however many were asked for. */
    artifact_total: z.int().nonnegative(),
    diagnostics: z.array(diagnosticSchema),
  }),
};

export const runDoctor = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** One asset, or all below a folder of `assets/`; without it the project. */
    scope: z
      .union([
        z.strictObject({ asset_id: z.int() }),
        z.strictObject({ root: z.string().min(1) }),
        z.strictObject({ folder: z.string().min(1) }),
      ])
      .optional(),
    /** The first findings alone; the others by `listDiagnostics`. All of them, where it is left out. */
    limit: z.int().nonnegative().optional(),
  }),
  response: readStampSchema.extend({
    diagnostics: z.array(diagnosticSchema),
    /** Of everything found in scope. */
    counts: problemCountsSchema,
    checked: z.strictObject({
      assets: z.int().nonnegative(),
      files: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
    }),
  }),
};

/** Lines of Problems: groups, each followed by what is in it. */
export const diagnosticRowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('group'),
    /** Names the group in `collapsed`. */
    key: z.string(),
    title: z.string(),
    /** The asset, for a group of one. */
    asset_id: z.int().optional(),
    root: z.string().optional(),
    collapsed: z.boolean(),
    errors: z.int().nonnegative(),
    warnings: z.int().nonnegative(),
    infos: z.int().nonnegative(),
  }),
  z.strictObject({
    kind: z.literal('diagnostic'),
    /** From 1 among those of its group. */
    position: z.int().positive(),
    of: z.int().positive(),
    /** Whether a pack stops because of it. */
    blocks_pack: z.boolean(),
    diagnostic: diagnosticSchema,
  }),
]);
export type DiagnosticRow = z.infer<typeof diagnosticRowSchema>;

export const diagnosticFilterSchema = z.strictObject({
  severities: z.array(severitySchema).optional(),
  codes: z.array(z.string()).optional(),
  /** Part of the code, message, remedy or place, compared without case. */
  text: z.string().optional(),
  asset_id: z.int().optional(),
  root: z.string().optional(),
  /** All below a folder of `assets/`. */
  folder: z.string().optional(),
  family: z.string().optional(),
  /** Only what is about the active pack set, the registry and the project, as `validatePackWorkspace` counts it. */
  pack: z.boolean().optional(),
});

/**
 * What is known of the project's problems, a page at a time, without opening a file: `runDoctor` looks into them.
 * Ordered by group, then errors before warnings before infos, then by place.
 */
export const listDiagnostics = {
  request: z.strictObject({
    project_id: projectIdSchema,
    filter: diagnosticFilterSchema.optional(),
    group_by: z.enum(['asset', 'folder', 'code', 'severity']).default('asset'),
    collapsed: z.array(z.string()).max(20_000).default([]),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(1000).default(500),
  }),
  response: readStampSchema.extend({
    /** Visible lines, on all pages. */
    total: z.int().nonnegative(),
    rows: z.array(diagnosticRowSchema),
    /** Of all that match. */
    counts: problemCountsSchema,
    /** Codes that match the rest of the filter, in code-point order. */
    codes: z.array(z.strictObject({ code: z.string(), severity: severitySchema, findings: z.int().positive() })),
  }),
};

/** One parameter of a family as a form shows it; read off the family's own schema. */
export const familyParameterSchema = z.strictObject({
  /** JSON pointer into `asset.json`: `/output/tile_size`. */
  pointer: z.string(),
  label: z.string(),
  /** What it does, one sentence. */
  says: z.string(),
  /** `file`: a path below the asset root. `json`: a structure edited as text. */
  control: z.enum(['choice', 'integer', 'boolean', 'text', 'file', 'json']),
  choices: z.array(z.union([z.string(), z.number()])).optional(),
  /** Beside the choices: an object with this key names a file below the asset root (`{"file": "night.hex"}`). */
  file_choice: z.strictObject({ key: z.string(), extensions: z.array(z.string()) }).optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
  /** Absent: there is none, and the parameter may be required. */
  default: z.json().optional(),
  required: z.boolean(),
});
export type FamilyParameter = z.infer<typeof familyParameterSchema>;

export const describeFamilies = {
  request: z.strictObject({}),
  response: z.strictObject({
    families: z.array(
      z.strictObject({
        /** `tile_bank`, as a declaration names it. */
        family: z.string(),
        title: z.string(),
        bank_type: z.string(),
        format: z.string(),
        /** Its input lists. No extensions: any file. */
        inputs: z.array(
          z.strictObject({
            key: z.string(),
            /** JSON pointer into `asset.json`: `/inputs/tiles`. */
            pointer: z.string(),
            label: z.string(),
            says: z.string(),
            extensions: z.array(z.string()),
            /** What a new asset declares. */
            default: z.array(z.string()),
          }),
        ),
        parameters: z.array(familyParameterSchema),
      }),
    ),
  }),
};

/** The files of an asset, a page at a time, for assets with thousands of them. */
export const listArtifacts = {
  request: z.strictObject({
    project_id: projectIdSchema,
    asset: z.union([z.strictObject({ asset_id: z.int() }), z.strictObject({ root: z.string().min(1) })]),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(1000).default(1000),
  }),
  response: readStampSchema.extend({ total: z.int().nonnegative(), artifacts: z.array(artifactRowSchema) }),
};
