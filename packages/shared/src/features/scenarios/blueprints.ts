import { z } from 'zod'

/**
 * A scenario as its author built it: in the live dialect what Make's editor exports (`name`, `flow`, `metadata`), in the
 * guide's `modules` and `connections`. It is handed on as it is, and may hold what its author typed into it, keys too. One that
 * is written has at most 99 levels, and nowhere the keys `__proto__`, `constructor` and `prototype`.
 */
export const Blueprint = z.record(z.string(), z.unknown())
/** A scenario as its author built it. */
export type Blueprint = z.infer<typeof Blueprint>

/** A body with a blueprint may have 4 MiB. */
export const blueprintBodyBytes = 4 * 1024 * 1024

/** The blueprint of one scenario. */
export const ScenarioBlueprint = z.object({ blueprint: Blueprint })
/** The blueprint of one scenario. */
export type ScenarioBlueprint = z.infer<typeof ScenarioBlueprint>
