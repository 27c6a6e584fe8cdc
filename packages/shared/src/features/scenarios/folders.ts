import { z } from 'zod'
import { Id, pageOf } from '../../contract/schemas.js'

/** A folder of scenarios. In the guide dialect folders have no names: there `name` is the id. */
export const Folder = z.object({
  id: Id,
  name: z.string(),
  scenarioCount: z.number().int().nonnegative().nullable().optional(),
})
/** A folder of scenarios. */
export type Folder = z.infer<typeof Folder>

/** All folders: they are few, so the page is always the last. */
export const FolderPage = pageOf(Folder)

/** What a folder is called: 1 to 100 characters in one line. */
export const FolderInput = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^\P{Cc}{1,100}$/u, 'must be 1 to 100 characters without control characters'),
})
/** What a folder is called. */
export type FolderInput = z.infer<typeof FolderInput>
