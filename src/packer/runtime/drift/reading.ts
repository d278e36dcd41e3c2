/** Below this many files a look is over before anybody could see that it is under way. */
const worthTelling = 256;
/** Between two pieces of news, in hundredths of all files. */
const percent = 1;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How far a long look at the disk has come; told when it begins to be long, at every hundredth, and at the end. */
export class ReadingProgress {
  readonly #told: (progress: Progress) => void;
  #next = 0;

  constructor(told: (progress: Progress) => void) {
    this.#told = told;
  }

  readonly read = (done: number, total: number): void => {
    if (total < worthTelling || (done < this.#next && done < total)) return;
    this.#next = done + Math.max(1, Math.ceil((total * percent) / 100));
    this.#told({ done, total });
  };
}
