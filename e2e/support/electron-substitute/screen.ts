/**
 * Between the substitute's module, which runs beside the real main process code, and whatever shows its windows:
 * Chromium in a journey, plain objects in a unit test. Everything that crosses is a structured clone.
 */
export interface Screen {
  /** Shows an empty window for these contents. */
  open(contents: number, preload: string): void;
  /** Loads an address; resolves when it has loaded. */
  load(contents: number, address: string): Promise<void>;
  /** Hands a message to the preload. */
  post(contents: number, channel: string, values: readonly unknown[]): void;
  /** Presses a key of the page, with the keys that are held by then, as Electron calls them. */
  press(contents: number, keys: readonly string[]): void;
  show(contents: number): void;
  /** Takes the window away; `shown` is not told. */
  close(contents: number): void;
  /** Ends the process of the page. */
  crash(contents: number): void;
}

/** What the sender of a message was, when it sent it. */
export interface FrameReport {
  readonly url: string;
  readonly main: boolean;
}

export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the module hears of the screen. */
export interface ScreenListener {
  message(contents: number, frame: FrameReport, channel: string, values: readonly unknown[]): void;
  /** Nobody answers for this scheme: the request fails. */
  request(request: PageRequest): Promise<PageResponse | undefined>;
  /** Whether the navigation may go on. */
  mayNavigate(contents: number, address: string, main: boolean): boolean;
  /** Whether the page may open a window. */
  mayOpen(contents: number, address: string): boolean;
  navigated(contents: number, address: string): void;
  crashed(contents: number, reason: 'crashed' | 'killed'): void;
  /** The window was taken away from outside. */
  gone(contents: number): void;
}
