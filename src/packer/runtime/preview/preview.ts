import { err, ok, type Result } from '../../../base/result.ts';
import type { Diagnostic } from '../../../contract/diagnostics.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { AssetRef } from '../../../contract/operations/changes.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import type { Family } from '../../families/family.ts';
import { familyNamed } from '../../families/list.ts';
import type { PreviewSubject } from '../../families/preview.ts';
import { LastingPayloadCache } from '../../pack/payload/payload-folder.ts';
import { withPreviewPayload, type PreviewPayload } from '../../pack/preview/preview-payload.ts';
import { PreviewThread } from '../../pack/preview/preview-thread.ts';
import type { EffectiveDeclaration } from '../../snapshot/family-port.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import { assetById, assetByRoot } from '../../snapshot/query.ts';
import { lookInto } from '../diagnostics/look-into.ts';
import { pictureOf, previewKey } from './pictures.ts';
import type { Project } from '../project.ts';
import { findingsByRoot } from '../assets/rows.ts';
import { ThumbnailCache } from './thumbnail-cache.ts';
import { stalePart, unknownAsset, unknownPart } from './preview-refusals.ts';

/** Raised whenever a preview says something else of the same bytes. */
const previewVersion = 1;

type Turn = () => Promise<void>;

/** The previews of one open project. They go one after the other: each may hold a whole bank in memory. */
export class Previews {
  readonly #project: Project;
  readonly #turn: Turn;
  readonly #thread = new PreviewThread();
  readonly #payloads: LastingPayloadCache;
  readonly #thumbnails: ThumbnailCache;
  #last: Promise<unknown> = Promise.resolve();

  constructor(project: Project, turn: Turn) {
    this.#project = project;
    this.#turn = turn;
    this.#payloads = new LastingPayloadCache(project.parts.medium);
    this.#thumbnails = new ThumbnailCache(project.parts.medium);
  }

  /** Ends what still runs. */
  close(): Promise<void> {
    return this.#thread.close();
  }

  getPreview({ asset: ref, offset, limit }: ValidRequestOf<'getPreview'>): Promise<AnswerOf<'getPreview'>> {
    return this.#next(async () => {
      const found = await this.#subject(ref);
      if (!found.ok) return found;
      const { asset, family, effective } = found.value;
      const findings = [...(findingsByRoot(this.#project.diagnostics()).get(asset.root) ?? [])];
      const key = previewKey(asset, family, previewVersion);
      const drawn = await this.#withPayload(found.value, true, (payload) => {
        const bank = payload && family.preview.describe(this.#drawable(asset, effective, payload), { offset, limit });
        return { from: payload?.from ?? ('inputs' as const), bank, size: payload?.from === 'packed' ? payload.source.size : undefined };
      });
      if (!drawn.ok) return drawn;
      const { from, bank, size } = drawn.value;
      const placed = bank ? family.preview.marks(bank, inputFindings(asset, findings)) : [];
      const marked = new Set<Diagnostic>(placed.map(({ diagnostic }) => diagnostic));
      return ok({
        ...this.#project.stamp(),
        key,
        from,
        ...(size === undefined ? {} : { packed_size: size }),
        ...(bank ? { bank } : {}),
        marks: [...placed],
        unplaced: findings.filter((finding) => !marked.has(finding)),
      });
    });
  }

  getPreviewPart({ asset: ref, key, part }: ValidRequestOf<'getPreviewPart'>): Promise<AnswerOf<'getPreviewPart'>> {
    return this.#next(async () => {
      const found = await this.#subject(ref);
      if (!found.ok) return found;
      const { asset, family, effective } = found.value;
      if (previewKey(asset, family, previewVersion) !== key) return err(stalePart(asset.root));
      const drawn = await this.#withPayload(found.value, true, (payload) => payload && family.preview.part(this.#drawable(asset, effective, payload), part));
      if (!drawn.ok) return drawn;
      if (!drawn.value) return err(unknownPart(part));
      const { media_type: mediaType, bytes } = drawn.value;
      return ok({ ...this.#project.stamp(), media_type: mediaType, bytes: Buffer.from(bytes).toString('base64') });
    });
  }

  async getThumbnails({ asset_ids: ids }: ValidRequestOf<'getThumbnails'>): Promise<AnswerOf<'getThumbnails'>> {
    const thumbnails: Extract<AnswerOf<'getThumbnails'>, { ok: true }>['value']['thumbnails'] = [];
    for (const id of new Set(ids)) {
      const found = this.#find({ asset_id: id });
      const picture = found && pictureOf(found.asset, found.family);
      if (!found || picture === undefined) continue;
      const known = this.#thumbnails.find(picture) ?? (await this.#next(() => this.#drawThumbnail(found, picture)));
      if (known) thumbnails.push({ asset_id: id, picture, width: known.width, height: known.height, pixels: Buffer.from(known.pixels).toString('base64') });
      await this.#turn();
    }
    return ok({ ...this.#project.stamp(), thumbnails });
  }

  /** One that cannot be drawn, for whatever reason, is a picture less: the asset's problems say why. */
  async #drawThumbnail(found: Subject, picture: string) {
    const drawn = await this.#withPayload(found, false, (payload) => payload && found.family.preview.thumbnail?.(payload.source, payload.metadata));
    const thumbnail = drawn.ok ? drawn.value : undefined;
    if (thumbnail && this.#writable) this.#thumbnails.keep(picture, thumbnail, this.#project.snapshot.roots.length);
    return thumbnail;
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work);
    this.#last = run.catch(() => undefined);
    return run;
  }

  get #writable(): boolean {
    return this.#project.access.mode === 'read_write';
  }

  #find(ref: AssetRef): Subject | undefined {
    const { snapshot } = this.#project;
    const asset = 'root' in ref ? assetByRoot(snapshot, ref.root) : assetById(snapshot, ref.asset_id);
    const effective = asset?.declaration.effective;
    const family = effective && familyNamed(effective.family);
    return asset && effective && family ? { asset, effective, family } : undefined;
  }

  /** With all that is to be known about its files, so that what is wrong can be told. */
  async #subject(ref: AssetRef): Promise<Result<Subject, PackerError>> {
    const chosen = this.#find(ref);
    if (!chosen) return err(unknownAsset(ref));
    const looked = await lookInto(this.#project, () => [this.#find(ref)?.asset].filter((asset) => asset !== undefined), this.#turn);
    if (!looked.ok) return looked;
    const found = this.#find(ref);
    return found ? ok(found) : err(unknownAsset(ref));
  }

  /** Read-only projects are previewed too, without the payload cache. */
  #withPayload<T>({ asset, effective, family }: Subject, drafts: boolean, use: (payload: PreviewPayload | undefined) => T): Promise<Result<T, PackerError>> {
    const { project } = this.#project.parts;
    return withPreviewPayload({ project, asset, effective, family, drafts, run: (job) => this.#thread.run(job), cache: this.#writable ? this.#payloads.get() : undefined }, use);
  }

  #drawable({ selection }: AssetRoot, { family }: EffectiveDeclaration, { from, metadata, source }: PreviewPayload): PreviewSubject {
    const { facts } = this.#project.parts.inspection;
    const inputs = selection.inputs.map(({ artifact: { path, sha256 } }) => {
      const known = sha256 === undefined ? undefined : facts.get(sha256, family, path, 'input', 'header');
      return { path, ...(known ? { facts: known } : {}) };
    });
    return { from, metadata, payload: source, inputs };
  }
}

interface Subject {
  readonly asset: AssetRoot;
  readonly effective: EffectiveDeclaration;
  readonly family: Family;
}

/** Findings about the asset's own files, by path below its root. */
function inputFindings({ root }: AssetRoot, findings: readonly Diagnostic[]) {
  const prefix = `assets/${root}/`;
  return findings.flatMap((diagnostic) => {
    const { file } = diagnostic.place;
    return file?.startsWith(prefix) ? [{ path: file.slice(prefix.length), diagnostic }] : [];
  });
}
