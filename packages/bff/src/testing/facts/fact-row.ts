import type { Dialect, EndpointName } from '@inlaykit/shared'

/** A test: the file from the root of the repository, and a title in it. */
export interface Proof {
  readonly file: string
  readonly title: string
}

/** One row of what is known of a dialect, and what the product makes of it. The page docs/coverage.md is written from them. */
export interface FactRow {
  /** What it is about, in the words of the source. */
  readonly fact: string
  /** Our endpoints that offer it; none where it is no matter of an endpoint, or is off. */
  readonly endpoints: readonly EndpointName[]
  /** What is asked of Make for it, by dialect, as `METHOD /path/:id`; none: the dialect has nothing for it. */
  readonly calls: Readonly<Record<Dialect, readonly string[]>>
  readonly proof: Proof
  /** What is not offered, and why; or how it is offered where no endpoint is. */
  readonly note?: string
}
