/** What a host has anyway: React, and TanStack Query where the kit is one of several that use it. */
export const hostsOwn: readonly string[]

/** KiB after gzip. */
export function weigh(bytes: Uint8Array): number

/** What a page loads for a program, in KiB after minification and gzip. */
export interface BundleSize {
  /** At once: the program and all that it imports statically. */
  first: number
  /** With all that it may load later. */
  whole: number
  /** The modules that are in it. */
  modules: string[]
}

/**
 * Weighs what a page loads for a program, chunk by chunk.
 *
 * @param contents the program, which imports what is weighed
 * @param resolveDir where its imports are looked for
 * @param external what is not counted; {@link hostsOwn} by default
 */
export function bundleSize(
  contents: string,
  resolveDir: string,
  external?: readonly string[],
): Promise<BundleSize>

/**
 * A program that has every hook of an entry and nothing else of it.
 *
 * @param file the entry
 * @param dir where it is
 */
export function hooksOf(file: string, dir: string): Promise<string>
