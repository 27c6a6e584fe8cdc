import { late, type Late } from '../../parts/late.js'

/** A sheet for parts that are loaded later, which is loaded where a page has the kit's style sheet in parts. */
export interface LateSheet {
  /** Its file's name, by which a page is asked whether it has it. */
  readonly name: string
  readonly text: Late<string>
}

function sheet(name: string, read: () => Promise<{ readonly text: string }>): LateSheet {
  return { name, text: late(async () => (await read()).text) }
}

/** What all dialogs of the kit need. */
export const dialogs = sheet('dialogs', () => import('./dialogs.js'))
export const scenarioList = sheet('scenario-list', () => import('./scenario-list.js'))
export const executionTimeline = sheet(
  'execution-timeline',
  () => import('./execution-timeline.js'),
)
/** What an open run shows. */
export const runDetail = sheet('run-detail', () => import('./run-detail.js'))
export const teamRoles = sheet('team-roles', () => import('./team-roles.js'))
export const webhookManager = sheet('webhook-manager', () => import('./webhook-manager.js'))
