import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { upstreamProblems } from '../../contract/problems.js'
import { connectionQuery, Id } from '../../contract/schemas.js'
import { Execution } from '../executions/schemas.js'
import { blueprintBodyBytes, ScenarioBlueprint } from './blueprints.js'
import { CreatedScenario, CreateScenarioInput, DuplicateScenarioInput } from './create.js'
import { scenarioRoutes } from './routes.js'
import { UpdateScenarioInput } from './changes.js'
import { PreviewScheduleInput, SchedulePreview } from './schedule.js'
import { Folder, FolderInput, FolderPage } from './folders.js'
import { ListScenariosQuery, RunScenarioInput, ScenarioDetail, ScenarioPage } from './schemas.js'
import { ScenarioUsagePage } from './usage.js'
import { ScenarioVersionPage } from './versions.js'

const params = z.strictObject({ scenarioId: Id })
const folderParams = z.strictObject({ folderId: Id })
const bodyProblems = ['payload-too-large', 'unsupported-media-type'] as const
const query = z.strictObject(connectionQuery)

/** The endpoints of scenarios and folders. */
export const scenarioEndpoints = defineEndpoints(scenarioRoutes, {
  listScenarios: {
    summary: 'Lists the scenarios of a connection',
    query: ListScenariosQuery,
    response: ScenarioPage,
    problems: upstreamProblems,
  },
  createScenario: {
    summary: 'Creates a scenario from a blueprint',
    query,
    body: CreateScenarioInput,
    bodyBytes: blueprintBodyBytes,
    response: CreatedScenario,
    status: 201,
    problems: ['unsupported', ...upstreamProblems],
  },
  getScenario: {
    summary: 'One scenario with its modules and inputs',
    params,
    query,
    response: ScenarioDetail,
    problems: ['not-found', ...upstreamProblems],
  },
  getScenarioBlueprint: {
    summary:
      'The blueprint of a scenario, for those who may build one: it may hold what its author typed into it',
    params,
    query,
    response: ScenarioBlueprint,
    confidential: true,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  deleteScenario: {
    summary: 'Deletes a scenario with its runs, for good',
    params,
    query,
    response: null,
    status: 204,
    problems: ['not-found', ...upstreamProblems],
  },
  updateScenario: {
    summary: 'Changes any part of a scenario',
    params,
    query,
    body: UpdateScenarioInput,
    bodyBytes: blueprintBodyBytes,
    response: ScenarioDetail,
    problems: ['not-found', 'conflict', 'unsupported', ...upstreamProblems],
  },
  runScenario: {
    summary: 'Starts a scenario and answers the execution',
    params,
    query,
    body: RunScenarioInput,
    response: Execution,
    status: 201,
    problems: [
      'not-found',
      'conflict',
      'payload-too-large',
      'unsupported-media-type',
      ...upstreamProblems,
    ],
  },
  activateScenario: {
    summary: 'Switches a scenario on',
    params,
    query,
    response: ScenarioDetail,
    problems: ['not-found', ...upstreamProblems],
  },
  deactivateScenario: {
    summary: 'Switches a scenario off',
    params,
    query,
    response: ScenarioDetail,
    problems: ['not-found', ...upstreamProblems],
  },
  duplicateScenario: {
    summary: 'Makes a copy of a scenario, switched off',
    params,
    query,
    body: DuplicateScenarioInput,
    response: CreatedScenario,
    status: 201,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  previewSchedule: {
    summary: 'Tells the next runs of a schedule',
    query,
    body: PreviewScheduleInput,
    response: SchedulePreview,
    problems: ['not-found', ...upstreamProblems],
  },
  listScenarioVersions: {
    summary: 'Lists the versions of the blueprint of a scenario, the newest first',
    params,
    query,
    response: ScenarioVersionPage,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  getScenarioUsage: {
    summary: 'What a scenario used on each of the last 30 days',
    params,
    query,
    response: ScenarioUsagePage,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  listFolders: {
    summary: 'Lists the folders of a connection',
    query,
    response: FolderPage,
    problems: upstreamProblems,
  },
  createFolder: {
    summary: 'Creates a folder',
    query,
    body: FolderInput,
    response: Folder,
    status: 201,
    problems: ['unsupported', ...bodyProblems, ...upstreamProblems],
  },
  updateFolder: {
    summary: 'Renames a folder',
    params: folderParams,
    query,
    body: FolderInput,
    response: Folder,
    problems: ['not-found', 'unsupported', ...bodyProblems, ...upstreamProblems],
  },
  deleteFolder: {
    summary: 'Deletes a folder; its scenarios stay, in none',
    params: folderParams,
    query,
    response: null,
    status: 204,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
})
