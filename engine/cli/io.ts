/** What the command line needs of its surroundings; tests hand over their own. */

export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** The text of a file. Throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  /** Writes a file, over one that is there. Throws when it cannot. */
  readonly writeFile: (path: string, text: string) => void;
  /** The paths of all files in a directory and below it, in order; null when the path is no directory. */
  readonly listFiles: (path: string) => readonly string[] | null;
  /** The paths of the files in a directory alone; absent: it cannot be looked at. */
  readonly listFolder?: (path: string) => readonly string[];
  readonly readStdin: () => Promise<string>;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Its width. */
  readonly columns: number;
  /** Runs git where the command runs, without a shell; absent: it cannot be run. */
  readonly git?: (args: readonly string[]) => GitOutput;
  /** Shows how far a long run is, over what it showed before; absent: standard error is no terminal. */
  readonly showProgress?: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface GitOutput {
  /** Null: it could not be started. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** 0: allowed, all pass. 1: denied, a case fails. 2: it could not run. 3: a fault of ours. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** What a command is handed. */
export interface CommandScope {
  readonly io: Io;
  /** Sets the exit status. */
  readonly exit: (status: ExitStatus) => void;
}
