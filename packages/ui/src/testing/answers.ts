import {
  permissionsByRole,
  type BodyOf,
  type Capabilities,
  type Connection,
  type Dialect,
  type EndpointName,
  type Endpoints,
  type ExecutionDetail,
  type incompleteExecutionEndpoints,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type Role,
} from '@inlaykit/shared'
import { tellExecution, tellExecutionDetail } from './capabilities.js'
import type { StoryConnections } from './connections.js'
import { barsOut, summaryOut } from './figures.js'
import { matchExecutions, pageOut } from './lists.js'
import { memberAnswers } from './member-answers.js'
import { findScenario, scenarioAnswers } from './scenario-answers.js'
import { StoryProblem } from './story-problem.js'
import { webhookAnswers } from './webhook-answers.js'
import type { Change, StoryWorld } from './world.js'

/** What the handlers answer from. */
export interface AnswerContext {
  readonly world: StoryWorld
  readonly role: Role
  readonly dialect: Dialect
  readonly capabilities: Capabilities
  readonly connections: StoryConnections
  /** In so many ms there is enough again; `undefined`: there is now. */
  readonly budgetLowMs: number | undefined
  /** Tells the streams what changed. */
  readonly emit: (change: Change) => void
}

type Request<E> = {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
}

type Answer<T> = T | Promise<T>
/** `null` in the table stands for an answer without a body. */
type BodyOfAnswer<N extends EndpointName> = Endpoints[N]['response'] extends null
  ? undefined
  : ResponseOf<Endpoints[N]>

/**
 * The endpoints that the kit calls: neither the stream nor those that a browser or Make goes to, and neither
 * blueprints nor incomplete executions so far.
 */
export type JsonEndpointName = Exclude<
  EndpointName,
  | 'streamEvents'
  | 'beginOAuth'
  | 'completeOAuth'
  | 'notifyRunEnd'
  | 'getScenarioBlueprint'
  | 'listScenarioVersions'
  | 'getScenarioUsage'
  | keyof typeof incompleteExecutionEndpoints
>

/** An answer for each JSON endpoint of the contract: a missing one is a type error. */
export type Answers = {
  readonly [N in JsonEndpointName]: (
    request: Request<Endpoints[N]>,
    context: AnswerContext,
  ) => Answer<BodyOfAnswer<N>>
}

function findConnection({ connections }: AnswerContext, id: string): Connection {
  const connection = connections.find(id)
  if (!connection) throw new StoryProblem('not-found', `There is no connection ${id}.`)
  return connection
}

function findExecution({ world }: AnswerContext, id: string): ExecutionDetail {
  const execution = world.executions.get(id)
  if (!execution) throw new StoryProblem('not-found', `There is no execution ${id}.`)
  return execution
}

/** The answers of a story's backend. */
export const answers: Answers = {
  ...memberAnswers,
  ...scenarioAnswers,
  ...webhookAnswers,
  getHealth: () => ({ status: 'ok' }),
  getReadiness: () => ({ status: 'ready' }),
  getOpenApi: () => ({ openapi: '3.1.0' }),
  listAuditRecords: () => ({ items: [], nextCursor: null, asOf: new Date().toISOString() }),

  getSession: ({ query }, { role, connections, dialect, capabilities, budgetLowMs }) => {
    const connection =
      (query.connection ? connections.find(query.connection) : connections.list()[0]) ?? null
    return {
      viewer: { userId: 'u-1', tenantId: 't-1', role, name: 'Dana Kim', email: 'dana@example.com' },
      permissions: [...permissionsByRole[role]],
      connection,
      capabilities: connection ? capabilities : null,
      budget: connection
        ? {
            limit: 60,
            remaining: budgetLowMs === undefined ? 58 : 4,
            resetAt:
              budgetLowMs === undefined ? null : new Date(Date.now() + budgetLowMs).toISOString(),
            low: budgetLowMs !== undefined,
          }
        : null,
      connect: {
        dialect,
        methods: ['api-key', 'oauth'],
        zones: dialect === 'live' ? ['eu1.make.com', 'eu2.make.com', 'us1.make.com'] : [],
      },
    }
  },
  listConnections: (_, { connections }) => ({
    items: connections.list(),
    nextCursor: null,
    asOf: new Date().toISOString(),
  }),
  createConnection: ({ body }, { connections }) => connections.create(body),
  getConnection: ({ params }, context) => findConnection(context, params.connectionId),
  updateConnection: ({ params, body }, context) =>
    context.connections.update(findConnection(context, params.connectionId), body),
  deleteConnection: ({ params }, context) => {
    context.connections.remove(findConnection(context, params.connectionId))
    return undefined
  },
  testConnection: ({ params }, context) => {
    const connection = context.connections.prove(findConnection(context, params.connectionId))
    const isRefused = connection.status === 'reconnect-required'
    return {
      connection,
      ok: !isRefused,
      problem: isRefused
        ? { name: 'reconnect-required', detail: 'Make refuses the stored credential.' }
        : null,
      durationMs: 184,
      checkedAt: new Date().toISOString(),
    }
  },
  listConnectionOrganizations: ({ params }, context) => {
    findConnection(context, params.connectionId)
    if (!context.capabilities.organizations) {
      throw new StoryProblem('unsupported', 'A list of organisations is not offered.')
    }
    return {
      items: [...context.connections.organizations],
      nextCursor: null,
      asOf: new Date().toISOString(),
    }
  },
  startOAuth: ({ body }) => ({
    url: `https://www.make.com/oauth/v2/authorize?state=story&return=${encodeURIComponent(body.returnTo ?? '/')}`,
  }),

  listExecutions: ({ query }, { world, capabilities }) => {
    const page = pageOut(matchExecutions(world.executions.values(), query), query)
    return { ...page, items: page.items.map((run) => tellExecution(run, capabilities)) }
  },
  listScenarioExecutions: ({ params, query }, context) => {
    const { id: scenarioId } = findScenario(context, params.scenarioId)
    const all = context.world.executions.values()
    const page = pageOut(matchExecutions(all, { ...query, scenarioId }), query)
    return { ...page, items: page.items.map((run) => tellExecution(run, context.capabilities)) }
  },
  listExecutionBars: ({ query }, { world }) => barsOut(world.executions.values(), query),
  summarizeExecutions: ({ query }, { world }) => summaryOut(world.executions.values(), query),
  getExecution: ({ params }, context) =>
    tellExecutionDetail(findExecution(context, params.executionId), context.capabilities),
  retryExecution: ({ params }, context) => {
    if (!context.capabilities.retryExecution) {
      throw new StoryProblem('unsupported', 'This connection cannot run a failed run again.')
    }
    const run = findExecution(context, params.executionId)
    if (run.status === 'running' || run.status === 'success') {
      throw new StoryProblem('conflict', 'Only a run that did not succeed can be run again.')
    }
    context.world.startRun(findScenario(context, run.scenarioId ?? ''), 'manual')
    return undefined
  },
  stopExecution: ({ params }, context) => {
    if (!context.capabilities.stopExecution) {
      throw new StoryProblem('unsupported', 'This connection cannot stop a run.')
    }
    if (!context.world.stopRun(findExecution(context, params.executionId))) {
      throw new StoryProblem('conflict', 'The run has already ended.')
    }
    return undefined
  },
}

/** Whether a story answers an endpoint. */
export function isAnswered(name: EndpointName): name is JsonEndpointName {
  return Object.hasOwn(answers, name)
}
