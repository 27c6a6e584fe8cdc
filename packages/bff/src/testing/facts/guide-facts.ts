import type { FactRow, Proof } from './fact-row.js'

const flows: Proof = {
  file: 'packages/bff/src/sample-flows.integration.test.ts',
  title: 'ask Make for what the guide says, byte for byte',
}

/** The guide's table of endpoints. `sample-flows.integration.test.ts` holds the calls of each row against what is sent. */
export const guideEndpointFacts = {
  listScenarios: {
    fact: 'list scenarios',
    endpoints: ['listScenarios', 'listFolders'],
    calls: { guide: ['GET /scenarios'], live: ['GET /scenarios'] },
    proof: flows,
  },
  getScenario: {
    fact: 'one scenario',
    endpoints: ['getScenario'],
    calls: {
      guide: ['GET /scenarios/:id'],
      live: ['GET /scenarios/:id', 'GET /scenarios/:id/blueprint', 'GET /scenarios/:id/interface'],
    },
    proof: flows,
  },
  createScenario: {
    fact: 'create',
    endpoints: ['createScenario'],
    calls: {
      guide: ['POST /scenarios'],
      live: ['POST /scenarios', 'PATCH /scenarios/:id', 'POST /scenarios/:id/start'],
    },
    proof: flows,
    note: 'Schedules are set afterwards in the guide, description and `active` in the live dialect: what is refused then is a warning.',
  },
  updateScenario: {
    fact: 'update',
    endpoints: ['updateScenario'],
    calls: { guide: ['PATCH /scenarios/:id'], live: ['PATCH /scenarios/:id'] },
    proof: flows,
    note: 'The guide’s `0 */6 * * *` in America/New_York is `unsupported` in the live dialect, which has no schedule of several times a day.',
  },
  deleteScenario: {
    fact: 'delete',
    endpoints: ['deleteScenario'],
    calls: { guide: ['DELETE /scenarios/:id'], live: ['DELETE /scenarios/:id'] },
    proof: flows,
  },
  switchScenario: {
    fact: 'update: `active`',
    endpoints: ['activateScenario', 'deactivateScenario'],
    calls: {
      guide: ['PATCH /scenarios/:id'],
      live: ['POST /scenarios/:id/start', 'POST /scenarios/:id/stop'],
    },
    proof: flows,
  },
  runScenario: {
    fact: 'run',
    endpoints: ['runScenario'],
    calls: { guide: ['POST /scenarios/:id/execute'], live: ['POST /scenarios/:id/run'] },
    proof: flows,
  },
  listExecutions: {
    fact: 'history',
    endpoints: [
      'listScenarioExecutions',
      'listExecutions',
      'listExecutionBars',
      'summarizeExecutions',
    ],
    calls: { guide: ['GET /scenarios/:id/executions'], live: ['GET /scenarios/:id/logs'] },
    proof: flows,
    note: 'Filters are answered from the mirror; Make is asked for the newest runs alone.',
  },
  getExecution: {
    fact: 'one execution',
    endpoints: ['getExecution'],
    calls: {
      guide: ['GET /executions/:id'],
      live: ['GET /scenarios/:id/executions/:id', 'GET /scenarios/:id/logs/:id'],
    },
    proof: flows,
  },
  stopExecution: {
    fact: 'stop an execution',
    endpoints: ['stopExecution'],
    calls: {
      guide: ['DELETE /executions/:id'],
      live: ['POST /scenarios/:id/executions/:id/stop'],
    },
    proof: flows,
  },
  createWebhook: {
    fact: 'create a webhook',
    endpoints: ['createWebhook'],
    calls: { guide: ['POST /webhooks'], live: ['POST /hooks'] },
    proof: flows,
    note: 'The live dialect knows no `hookType` and no `security`: `unsupported` there.',
  },
  listWebhooks: {
    fact: 'list webhooks',
    endpoints: ['listWebhooks', 'getWebhook', 'revealWebhook'],
    calls: { guide: ['GET /webhooks'], live: ['GET /hooks'] },
    proof: flows,
  },
  deleteWebhook: {
    fact: 'delete a webhook',
    endpoints: ['deleteWebhook'],
    calls: { guide: ['DELETE /webhooks/:id'], live: ['DELETE /hooks/:id'] },
    proof: flows,
  },
  listMembers: {
    fact: 'list members',
    endpoints: ['listMembers'],
    calls: {
      guide: ['GET /organizations/:id/users'],
      live: [
        'GET /users',
        'GET /users/roles',
        'GET /organizations/:id/user-organization-roles',
        'GET /teams/:id/user-team-roles',
      ],
    },
    proof: flows,
  },
  inviteMember: {
    fact: 'invite a member',
    endpoints: ['inviteMember'],
    calls: {
      guide: ['POST /organizations/:id/users'],
      live: ['POST /organizations/:id/invite', 'POST /users/:id/user-team-roles/:id'],
    },
    proof: flows,
  },
  updateMember: {
    fact: 'change a role',
    endpoints: ['updateMember'],
    calls: {
      guide: ['PATCH /organizations/:id/users/:id'],
      live: ['POST /users/:id/user-team-roles/:id'],
    },
    proof: flows,
  },
} as const satisfies Record<string, FactRow>

/** The name of a row of the guide's table of endpoints. */
export type GuideFact = keyof typeof guideEndpointFacts

/** What else the guide states: authentication, roles, limits, what it leaves open, and the mistakes not to be repeated. */
export const guideOtherFacts: readonly FactRow[] = [
  {
    fact: 'API key',
    endpoints: ['createConnection', 'updateConnection', 'testConnection'],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/features/connections/manage.integration.test.ts',
      title: 'connects by a key, which no answer holds, and lists the default one first',
    },
  },
  {
    fact: 'OAuth 2.0: authorise',
    endpoints: ['startOAuth', 'beginOAuth', 'completeOAuth'],
    calls: { guide: ['GET /oauth/authorize'], live: ['GET /oauth/v2/authorize'] },
    proof: {
      file: 'packages/bff/src/features/connections/oauth/flows.integration.test.ts',
      title:
        'O1: asks with a drawn state, PKCE, the exact redirect URI, and proves who the client is',
    },
  },
  {
    fact: 'OAuth 2.0: token',
    endpoints: ['completeOAuth'],
    calls: { guide: ['POST /oauth/token'], live: ['POST /oauth/v2/token'] },
    proof: {
      file: 'packages/bff/src/features/connections/oauth/token-fetch.integration.test.ts',
      title: 'takes tokens with and without a type, an end and another refresh token',
    },
  },
  {
    fact: 'the four roles',
    endpoints: ['getSession'],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/security/roles.integration.test.ts',
      title: 'T6: are let in, or refused with the role that would do, exactly as settled',
    },
    note: 'One table in `packages/shared`: see [roles.md](roles.md).',
  },
  {
    fact: 'plans and their limits',
    endpoints: [],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/make/gateway/budget/budget.test.ts',
      title:
        'never lets the upstream count more than the limit in any 60 s, however long requests travel',
    },
    note: 'The gateway, for every call.',
  },
  {
    fact: 'rate limit headers',
    endpoints: [],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/make/gateway/budget/told-limit.test.ts',
      title: 'takes the reset as seconds from now in the guide',
    },
    note: 'The gateway, for every call.',
  },
  {
    fact: 'on 429 three attempts with back-off',
    endpoints: [],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/make/gateway/retry/retrying.integration.test.ts',
      title: 'ends after three tries',
    },
    note: 'The gateway, for every call; a run is never sent twice.',
  },
  {
    fact: 'unset filters are not sent; `false` and `0` survive',
    endpoints: [],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/make/gateway/transport.test.ts',
      title: 'leaves out what is unset, and keeps false, 0 and empty text',
    },
  },
  {
    fact: 'a retry is another run with the same input, where we know it',
    endpoints: ['retryExecution'],
    calls: { guide: ['POST /scenarios/:id/execute'], live: [] },
    proof: {
      file: 'packages/bff/src/features/executions/retry.integration.test.ts',
      title: 'sends the same once more, byte for byte: $name',
    },
    note: 'Of runs that were started here, with up to 64 KiB of input; any other is a `conflict`.',
  },
  {
    fact: 'one scenario carries `blueprint` where the upstream has it',
    endpoints: ['getScenarioBlueprint'],
    calls: { guide: ['GET /scenarios/:id'], live: ['GET /scenarios/:id/blueprint'] },
    proof: {
      file: 'packages/bff/src/features/scenarios/blueprints.integration.test.ts',
      title: 'are what Make tells, in its own words',
    },
    note: 'For those who may build one: it may hold what its author typed into it.',
  },
  {
    fact: 'a webhook is created with `type`, `hookType` and `security` as asked',
    endpoints: ['createWebhook'],
    calls: { guide: ['POST /webhooks'], live: ['POST /hooks'] },
    proof: {
      file: 'packages/bff/src/make/webhooks.integration.test.ts',
      title: 'are secured and tied to a scenario where the dialect can, else nothing is sent',
    },
  },
  {
    fact: 'an answer that is not JSON, or has no body',
    endpoints: [],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/mirror/upstream-faults.integration.test.ts',
      title:
        'because it %s: nothing mirrored is told as a problem, what is mirrored stays, and it recovers',
    },
    note: 'The gateway, for every call.',
  },
  {
    fact: 'OAuth `state` is checked; tokens are refreshed',
    endpoints: ['completeOAuth'],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/features/connections/oauth/flows.integration.test.ts',
      title: 'a state that nobody drew',
    },
  },
  {
    fact: 'folders: ids are gathered from the rows',
    endpoints: ['listFolders'],
    calls: { guide: ['GET /scenarios'], live: ['GET /scenarios-folders'] },
    proof: {
      file: 'packages/bff/src/make/conformance.integration.test.ts',
      title: 'lists folders where it says so',
    },
  },
  {
    fact: 'history: older pages by `to`, ids seen twice dropped',
    endpoints: ['listScenarioExecutions'],
    calls: { guide: ['GET /scenarios/:id/executions'], live: ['GET /scenarios/:id/logs'] },
    proof: {
      file: 'packages/bff/src/make/guide/guide.test.ts',
      title: 'reads a history to its end by time, each run once, several of one moment too',
    },
  },
  {
    fact: 'a run without an id is not sent again',
    endpoints: ['runScenario'],
    calls: { guide: ['POST /scenarios/:id/execute'], live: ['POST /scenarios/:id/run'] },
    proof: {
      file: 'packages/bff/src/make/guide/guide.test.ts',
      title: 'sends no body with a run without input, and never sends a run twice',
    },
  },
  {
    fact: 'a schedule is a cron expression with its time zone',
    endpoints: ['getScenario'],
    calls: { guide: ['GET /scenarios/:id'], live: ['GET /scenarios/:id'] },
    proof: {
      file: 'packages/bff/src/make/guide/schedule.test.ts',
      title: 'sends a cron expression byte for byte',
    },
  },
  {
    fact: 'not in the guide, so off: renaming and switching webhooks',
    endpoints: ['updateWebhook', 'enableWebhook', 'disableWebhook'],
    calls: {
      guide: [],
      live: ['PATCH /hooks/:id', 'POST /hooks/:id/enable', 'POST /hooks/:id/disable'],
    },
    proof: {
      file: 'packages/bff/src/make/webhooks.integration.test.ts',
      title: 'are renamed, switched and taught where the dialect says so',
    },
  },
  {
    fact: 'not in the guide, so off: removing members, inviting again',
    endpoints: ['removeMember', 'resendInvitation'],
    calls: { guide: [], live: ['POST /users/:id/user-organization-roles/:id'] },
    proof: {
      file: 'packages/bff/src/features/members/members.integration.test.ts',
      title: 'are removed where Make can, and invited again nowhere',
    },
    note: 'No dialect resends an invitation: `unsupported`.',
  },
  {
    fact: "a webhook's test is a POST or GET to its own address",
    endpoints: ['testWebhook'],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/features/webhooks/webhooks.integration.test.ts',
      title: 'take a sample event, which starts the scenario or waits in the queue',
    },
    note: 'Sent to the address of the webhook itself.',
  },
]
