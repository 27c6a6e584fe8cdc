/** The root of the repository. */
export declare const root: string

/** Runs a command and answers what it wrote; throws with all of it when it doesn't end with 0. */
export declare function capture(
  command: string,
  args: readonly string[],
  options?: { cwd?: string; env?: Record<string, string> },
): Promise<string>

/** Runs pnpm: the one that started this program, else the version that package.json names. */
export declare function pnpm(args: readonly string[], options?: { cwd?: string }): Promise<string>
