/** What a connection may take. Sizes are those of a frame as one JSON text. */

/** A frame of a page, bytes in UTF-8: a preview that was answered can be sent back; no wire carries a larger one (`browser-host.ts`, `shell.ts`). */
export const requestMaxBytes = 16 * 1024 * 1024;
/** A frame of the Studio, bytes in UTF-8; a larger answer is `frame_too_large`. */
export const answerMaxBytes = 16 * 1024 * 1024;
/** Calls of one connection that are not answered; one more is `too_many_calls`. */
export const callsInFlightMax = 64;
/** Calls of a page that wait for a place or for a connection; one more is `too_many_calls`. */
export const callsWaitingMax = 256;
/** How long a call waits for a connection before it is `not_asked`, milliseconds. */
export const callWaitMs = 15_000;
/** Feeds of one connection; one more is ended at once. */
export const followsMax = 32;
/** Frames that make no sense: the last of so many ends the connection. */
export const malformedMax = 3;
/** Characters that may be under way before sequenced events are held back. */
export const eventWindow = 1024 * 1024;
/** Characters that may be under way before `pack.progress` is left out. */
export const progressWindow = 256 * 1024;
/** Characters that may be under way at all; more, and the page reads too slowly to be served. */
export const unreadMax = 64 * 1024 * 1024;
/** After so many characters the page is asked how far it has come. */
export const markEvery = 64 * 1024;
/** Gaps after each other, with no event between, before a feed is given up: the history and the status disagree. */
export const gapsMax = 3;
/** From a connection to the Studio's hello, milliseconds. */
export const helloMs = 10_000;
/** Before each attempt to connect again, milliseconds; the last stands for all after it. */
export const retryDelaysMs: readonly number[] = [100, 250, 500, 1000, 2000, 5000];
