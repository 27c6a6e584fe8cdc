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
