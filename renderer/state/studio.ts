import { createStore, type StoreApi } from 'zustand/vanilla';
import { DisposableStore, type Disposable } from '../../src/base/disposable.ts';
import type { AnswerOf, RequestOf } from '../../src/contract/operations.ts';
import type { PageOperationName } from '../../src/contract/page.ts';
import type { ProjectStatus } from '../../src/contract/operations/project.ts';
import type { CallOptions, ConnectionState, StudioClient } from '../../src/transport/client-port.ts';
import { ActivityLog } from './activity.ts';
import { Actions } from './actions.ts';
import { createDoctorRun, type DoctorRunState } from './doctor-run.ts';
import { HeldProjects } from './held-projects.ts';
import { Navigation } from './navigation.ts';
import { Notices } from './notices.ts';
import { createPackRun, isPacking, packNews, type PackRunState } from './pack-run.ts';
import { ProjectFeed } from './project.ts';
import { Proposals } from './proposals.ts';
import { Queries } from './queries.ts';
import { Shell } from './shell.ts';
import { words } from '../words/state.ts';

/** They end with the project, if nobody else holds it. */
const packs: ReadonlySet<PageOperationName> = new Set(['packWorkspace', 'verifyDeterminism']);

/** Everything the page knows, each part a store of its own; driven by calls and events alone. */
export class Studio implements Disposable {
  readonly client: StudioClient;
  readonly connection: StoreApi<{ readonly state: ConnectionState }>;
  readonly notices = new Notices();
  readonly navigation = new Navigation();
  readonly actions = new Actions();
  readonly proposals = new Proposals();
  readonly activity = new ActivityLog();
  readonly packRun: StoreApi<PackRunState> = createPackRun();
  readonly doctorRun: StoreApi<DoctorRunState> = createDoctorRun();
  readonly shell: Shell;
  readonly queries: Queries;
  readonly project: ProjectFeed;
  /** What this page holds open, also while the welcome page is shown. */
  readonly held: HeldProjects;
  readonly #parts = new DisposableStore();

  constructor(client: StudioClient) {
    this.client = client;
    this.connection = createStore(() => ({ state: client.connection }));
    this.shell = new Shell(client, (error) => this.notices.refuse(error));
    this.queries = new Queries(client);
    this.held = new HeldProjects(client);
    this.project = new ProjectFeed(client, {
      event: (event, replayed) => {
        this.activity.add(event);
        const news = packNews(this.packRun.getState(), event);
        if (news) this.packRun.setState(news);
        if (event.type === 'doctor.progress') this.doctorRun.setState({ progress: { done: event.done, total: event.total } });
        if (!replayed) this.queries.outdate(event.type);
      },
      restarted: () => {
        this.activity.cut();
        // One that still runs is heard of again.
        this.packRun.setState({}, true);
        this.queries.outdate('everything');
      },
      ended: () => {
        this.#forget();
        this.notices.notify({ kind: 'info', text: words.closed });
      },
    });
    this.#parts.add(
      client.connectionChanged((state) => {
        const before = this.connection.getState().state;
        this.connection.setState({ state });
        if (state === 'open' && before === 'lost') this.#recover();
      }),
    );
  }

  /** Reads what the Studio is; opens the project that this window was made for. */
  async start(): Promise<void> {
    const info = await this.shell.ask();
    if (info === undefined) return;
    const answer = info.project_id === undefined ? undefined : await this.client.call('getProjectStatus', { project_id: info.project_id });
    // The project first: before it is known nobody is to be welcomed to another.
    if (answer?.ok) this.show(answer.value);
    this.shell.take(info);
    if (answer?.ok === false) this.notices.refuse(answer.error);
  }

  /** Shows a project that the Studio has just opened. */
  show(status: ProjectStatus): void {
    // One page, one project: the one before is let go of, as soon as that does not end a pack.
    this.held.show(status.project_id, isPacking(this.packRun.getState()));
    this.#forget();
    this.project.show(status);
  }

  /** Back to the welcome page. */
  leave(): void {
    this.project.leave();
    this.#forgetReads();
  }

  call<N extends PageOperationName>(name: N, request: RequestOf<N>, options?: CallOptions): Promise<AnswerOf<N>> {
    const answer = this.client.call(name, request, options);
    const { project_id: project } = request as { readonly project_id?: string };
    return packs.has(name) && project !== undefined ? this.held.packing(project, answer) : answer;
  }

  dispose(): void {
    this.project.leave();
    this.held.dispose();
    this.shell.dispose();
    this.notices.dispose();
    this.#parts.dispose();
  }

  /** Events go on by themselves; what was asked while nobody could answer is asked again. */
  #recover(): void {
    this.queries.outdate('everything');
    this.project.read();
    const { info } = this.shell.store.getState();
    // The connection may have gone between what the Studio is and how its project is.
    if (info === undefined || (info.project_id !== undefined && this.held.current === undefined)) void this.start();
  }

  #forget(): void {
    this.packRun.setState({}, true);
    this.#forgetReads();
  }

  #forgetReads(): void {
    this.doctorRun.setState({ looking: false }, true);
    this.queries.clear();
    this.activity.clear();
    this.navigation.reset();
    this.proposals.dismiss();
  }
}
