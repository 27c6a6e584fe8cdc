import { z } from 'zod'
import { commaList, connectionQuery, Id, pageOf, pageQuery, Time } from '../../contract/schemas.js'
import { scenarioSorts, scenarioStatuses } from './routes.js'
import { Schedule } from './schedule.js'

/** See {@link scenarioStatuses}. */
export const ScenarioStatus = z.enum(scenarioStatuses)
/** See {@link scenarioStatuses}. */
export type ScenarioStatus = z.infer<typeof ScenarioStatus>

/** By what a list is sorted: see {@link scenarioSorts}. */
export type ScenarioSort = (typeof scenarioSorts)[number]

/**
 * A scenario as a list shows it. Whatever is `null` or absent the upstream does not tell; nothing is invented.
 * `operations` counts those of the present billing period; `apps` are distinct app names without version prefixes.
 */
export const Scenario = z.object({
  id: Id,
  name: z.string(),
  description: z.string().nullable().optional(),
  status: ScenarioStatus,
  folderId: Id.nullable().optional(),
  schedule: Schedule.nullable().optional(),
  apps: z.array(z.string()).nullable().optional(),
  moduleCount: z.number().int().nonnegative().nullable().optional(),
  editorUrl: z.url().nullable().optional(),
  lastRunAt: Time.nullable().optional(),
  lastRunStatus: z
    .enum(['running', 'success', 'warning', 'error', 'stopped'])
    .nullable()
    .optional(),
  lastExecutionId: Id.nullable().optional(),
  nextRunAt: Time.nullable().optional(),
  incompleteCount: z.number().int().nonnegative().nullable().optional(),
  operations: z.number().int().nonnegative().nullable().optional(),
  createdAt: Time.nullable().optional(),
  updatedAt: Time.nullable().optional(),
})
/** A scenario as a list shows it. */
export type Scenario = z.infer<typeof Scenario>

/** One step of a scenario: `app` and `action` in Make's own identifiers, `label` where its author named it. */
export const ScenarioModule = z.object({
  id: z.string(),
  app: z.string(),
  action: z.string(),
  label: z.string().nullable().optional(),
})
/** One step of a scenario. */
export type ScenarioModule = z.infer<typeof ScenarioModule>

/** A declared input of a scenario, for the form before a run. */
export const ScenarioInput = z.object({
  name: z.string(),
  label: z.string().nullable().optional(),
  type: z.string(),
  required: z.boolean(),
  default: z.unknown().optional(),
  help: z.string().nullable().optional(),
})
/** A declared input of a scenario. */
export type ScenarioInput = z.infer<typeof ScenarioInput>

/** One scenario with its modules, its declared inputs (`null`: not told) and its settings. */
export const ScenarioDetail = Scenario.extend({
  modules: z.array(ScenarioModule).nullable().optional(),
  inputs: z.array(ScenarioInput).nullable().optional(),
  priority: z.number().int().nullable().optional(),
  maxErrors: z.number().int().nullable().optional(),
  autoCommit: z.boolean().nullable().optional(),
})
/** One scenario, whole. */
export type ScenarioDetail = z.infer<typeof ScenarioDetail>

/** What a list of scenarios can be asked. `search` looks in name, description and apps, whatever the case. */
export const ListScenariosQuery = z.strictObject({
  ...connectionQuery,
  ...pageQuery,
  folder: Id.optional(),
  search: z.string().max(200).optional(),
  status: commaList(scenarioStatuses).optional(),
  sort: z.enum(scenarioSorts).default('name'),
})
/** What a list of scenarios can be asked. */
export type ListScenariosQuery = z.infer<typeof ListScenariosQuery>

/**
 * How to run: `input` is handed to the scenario as it is; without `wait` the answer is the run as it starts,
 * with it the run is awaited as long as the request's time allows, and answered in the state it then has.
 */
export const RunScenarioInput = z.strictObject({
  input: z.record(z.string(), z.unknown()).optional(),
  wait: z.boolean().default(false),
})
/** How to run. */
export type RunScenarioInput = z.infer<typeof RunScenarioInput>

/** A page of scenarios. */
export const ScenarioPage = pageOf(Scenario)
