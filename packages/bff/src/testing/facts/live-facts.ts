import type { FactRow } from './fact-row.js'

/** What is known of the API that make.com serves, and what of it the product uses. */
export const liveFacts: readonly FactRow[] = [
  {
    fact: 'zones; base URL',
    endpoints: ['createConnection'],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/features/connections/manage.integration.test.ts',
      title: 'F1: refuses a zone that is not one of Make: no key is sent there or told again',
    },
  },
  {
    fact: '`Authorization: Token` or `Bearer`',
    endpoints: [],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/make/gateway/gateway.integration.test.ts',
      title: 'sends a body as JSON, false and 0 among it, under the scheme of an access token',
    },
    note: 'The gateway, for every call.',
  },
  {
    fact: 'OAuth server: PKCE, refresh, revoke',
    endpoints: ['startOAuth', 'completeOAuth', 'deleteConnection'],
    calls: {
      guide: [],
      live: ['GET /oauth/v2/authorize', 'POST /oauth/v2/token', 'POST /oauth/v2/revoke'],
    },
    proof: {
      file: 'packages/bff/src/features/connections/oauth/token-keeper.integration.test.ts',
      title: 'O6: renews a token a minute ahead of its end, once however many ask',
    },
  },
  {
    fact: 'limits per organisation; `license.apiLimit`',
    endpoints: [],
    calls: { guide: [], live: ['GET /organizations/:id'] },
    proof: {
      file: 'packages/bff/src/make/trouble.integration.test.ts',
      title: 'is learnt from the headers when others use the organisation too',
    },
    note: 'The gateway, for every call.',
  },
  {
    fact: 'error body: `detail`',
    endpoints: [],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/make/gateway/gateway.integration.test.ts',
      title: "tells the upstream's own words, the details of the live dialect among them",
    },
    note: 'The gateway, for every call.',
  },
  {
    fact: 'scenario lists: `pg[…]`, team or organisation',
    endpoints: ['listScenarios'],
    calls: { guide: ['GET /scenarios'], live: ['GET /scenarios'] },
    proof: {
      file: 'packages/bff/src/make/live/live.test.ts',
      title: 'goes on to the next page by what the upstream says a page is',
    },
  },
  {
    fact: 'create and update: blueprint and scheduling are JSON in texts; settings in `metadata.scenario`',
    endpoints: ['createScenario', 'updateScenario'],
    calls: {
      guide: ['POST /scenarios', 'PATCH /scenarios/:id'],
      live: ['POST /scenarios', 'PATCH /scenarios/:id'],
    },
    proof: {
      file: 'packages/bff/src/features/scenarios/update.integration.test.ts',
      title: 'never writes settings over a blueprint that was edited while it was read',
    },
    note: 'Make has no write for one version alone: an edit between the last look and the write is lost. `confirmed=true` goes with a blueprint, so that apps which are new to the organisation are installed.',
  },
  {
    fact: 'clone: inactive, wrapped in `scenario` or not',
    endpoints: ['duplicateScenario'],
    calls: {
      guide: ['GET /scenarios/:id', 'POST /scenarios'],
      live: ['POST /scenarios/:id/clone'],
    },
    proof: {
      file: 'packages/bff/src/features/scenarios/duplicate.integration.test.ts',
      title: 'takes the answer wrapped and bare',
    },
    note: 'No map from old to new ids is sent: a copy stays in its team. The guide has no call for it, so the scenario is created again from its blueprint.',
  },
  {
    fact: 'one: blueprint and interface',
    endpoints: ['getScenario'],
    calls: {
      guide: ['GET /scenarios/:id'],
      live: ['GET /scenarios/:id', 'GET /scenarios/:id/blueprint', 'GET /scenarios/:id/interface'],
    },
    proof: {
      file: 'packages/bff/src/make/live/live.test.ts',
      title: 'lists the steps behind routers and error handlers too, in order',
    },
  },
  {
    fact: 'schedule: kinds, translated to cron and back where exact',
    endpoints: ['getScenario'],
    calls: { guide: [], live: [] },
    proof: {
      file: 'packages/bff/src/make/live/schedule.test.ts',
      title: 'cron starts at the same moments as what becomes of it, or is refused',
    },
  },
  {
    fact: 'run: unmetered, `executionId`',
    endpoints: ['runScenario'],
    calls: { guide: ['POST /scenarios/:id/execute'], live: ['POST /scenarios/:id/run'] },
    proof: {
      file: 'packages/bff/src/make/live/live.test.ts',
      title: 'sends the input of a run as data, once and unmetered',
    },
  },
  {
    fact: 'run: `callbackUrl`, called when it ends',
    endpoints: ['runScenario', 'notifyRunEnd'],
    calls: { guide: [], live: ['POST /scenarios/:id/run'] },
    proof: {
      file: 'packages/bff/src/features/executions/run-notices.integration.test.ts',
      title: 'is known as ended at once, with what its log tells, by one look',
    },
    note: 'Sent where Make can reach this server; a hint, after which the run is read once. Without it runs are followed by reading their state.',
  },
  {
    fact: 'run: declared inputs',
    endpoints: ['runScenario'],
    calls: { guide: [], live: ['GET /scenarios/:id/interface'] },
    proof: {
      file: 'packages/bff/src/features/scenarios/run-input.integration.test.ts',
      title: 'is refused at its field before Make hears of it, where Make tells what is asked for',
    },
    note: 'An input is checked against them where they are told; what is declared nowhere is passed on.',
  },
  {
    fact: 'history: logs, change rows left out',
    endpoints: ['listScenarioExecutions', 'listExecutions'],
    calls: { guide: ['GET /scenarios/:id/executions'], live: ['GET /scenarios/:id/logs'] },
    proof: {
      file: 'packages/bff/src/make/live/live.test.ts',
      title: 'shows runs, not changes, and says how they began',
    },
  },
  {
    fact: 'one execution: log and detail joined',
    endpoints: ['getExecution'],
    calls: {
      guide: ['GET /executions/:id'],
      live: ['GET /scenarios/:id/executions/:id', 'GET /scenarios/:id/logs/:id'],
    },
    proof: {
      file: 'packages/bff/src/make/live/live.test.ts',
      title: 'joins what the log and the execution tell of one run',
    },
  },
  {
    fact: 'one execution: `maxBytes`, 413 for larger outputs',
    endpoints: ['getExecution'],
    calls: { guide: [], live: ['GET /scenarios/:id/executions/:id'] },
    proof: {
      file: 'packages/bff/src/make/live/live.test.ts',
      title: 'asks for no larger outputs than are read, and says so of a run that has them',
    },
    note: 'Outputs over 8 MiB are not read: Make refuses such a request whole, so how the run ended is told by its log.',
  },
  {
    fact: 'stop',
    endpoints: ['stopExecution'],
    calls: { guide: ['DELETE /executions/:id'], live: ['POST /scenarios/:id/executions/:id/stop'] },
    proof: {
      file: 'packages/bff/src/features/executions/executions.integration.test.ts',
      title: 'stops a run: at once for those who look, and upstream',
    },
  },
  {
    fact: 'replay',
    endpoints: ['retryExecution'],
    calls: { guide: [], live: ['POST /scenarios/:id/replay'] },
    proof: {
      file: 'packages/bff/src/features/executions/executions.integration.test.ts',
      title: 'runs a failed run again, once for a key',
    },
  },
  {
    fact: 'webhooks: list, create, delete',
    endpoints: ['listWebhooks', 'createWebhook', 'deleteWebhook'],
    calls: {
      guide: ['GET /webhooks', 'POST /webhooks', 'DELETE /webhooks/:id'],
      live: ['GET /hooks', 'POST /hooks', 'DELETE /hooks/:id'],
    },
    proof: {
      file: 'packages/bff/src/make/webhooks.integration.test.ts',
      title: 'are created as asked, told alone, and deleted',
    },
  },
  {
    fact: 'webhooks: learning',
    endpoints: ['startWebhookLearning', 'stopWebhookLearning'],
    calls: {
      guide: [],
      live: ['POST /hooks/:id/learn-start', 'POST /hooks/:id/learn-stop', 'GET /hooks/:id/ping'],
    },
    proof: {
      file: 'packages/bff/src/make/webhooks.integration.test.ts',
      title: 'are renamed, switched and taught where the dialect says so',
    },
  },
  {
    fact: 'webhooks: `set-data` takes all settings at once: those that nobody changes, `ip` and `udt` too, are read and kept',
    endpoints: ['updateWebhook'],
    calls: { guide: [], live: ['GET /hooks/:id', 'POST /hooks/:id/set-data'] },
    proof: {
      file: 'packages/bff/src/features/webhooks/webhook-settings.integration.test.ts',
      title: 'are changed one by one, and what nobody asked to change is kept, known here or not',
    },
  },
  {
    fact: 'webhooks: what waits in the queue, and its figures',
    endpoints: ['getWebhookQueue'],
    calls: { guide: [], live: ['GET /hooks/:id/incomings', 'GET /hooks/:id/incomings/stats'] },
    proof: {
      file: 'packages/bff/src/features/webhooks/webhook-incoming.integration.test.ts',
      title: 'waits in its queue, told page by page with its size, and how many can wait',
    },
  },
  {
    fact: 'webhooks: logs, whose bodies hold secrets',
    endpoints: ['getWebhookLog'],
    calls: { guide: [], live: ['GET /hooks/:id/logs'] },
    proof: {
      file: 'packages/bff/src/features/webhooks/webhook-incoming.integration.test.ts',
      title:
        'is told without headers and bodies, whatever Make answers, and with states that are new',
    },
    note: 'When, and whether it was taken; never headers or bodies.',
  },
  {
    fact: 'webhooks: address as a bearer secret',
    endpoints: ['revealWebhook'],
    calls: { guide: ['GET /webhooks'], live: ['GET /hooks'] },
    proof: {
      file: 'packages/bff/src/features/webhooks/webhooks.integration.test.ts',
      title: 'tell their address once, on creation and when revealed, and never store it readably',
    },
  },
  {
    fact: 'incomplete executions',
    endpoints: ['listIncompleteExecutions'],
    calls: { guide: [], live: ['GET /dlqs'] },
    proof: {
      file: 'packages/bff/src/features/incomplete-executions/incomplete-executions.integration.test.ts',
      title: 'are listed as Make tells them, newest first, page by page',
    },
  },
  {
    fact: 'one of them and its bundle',
    endpoints: ['getIncompleteExecution'],
    calls: { guide: [], live: ['GET /dlqs/:id', 'GET /dlqs/:id/bundle'] },
    proof: {
      file: 'packages/bff/src/features/incomplete-executions/incomplete-executions.integration.test.ts',
      title: 'T4: one comes with the data that its run left, which is kept nowhere',
    },
    note: 'Up to 1 MiB.',
  },
  {
    fact: 'retry of one and of many',
    endpoints: ['retryIncompleteExecution', 'retryIncompleteExecutions'],
    calls: { guide: [], live: ['POST /dlqs/:id/retry', 'POST /dlqs/retry'] },
    proof: {
      file: 'packages/bff/src/features/incomplete-executions/incomplete-executions.integration.test.ts',
      title: 'several are tried again at once: those named, or all but some',
    },
  },
  {
    fact: 'deleting one',
    endpoints: ['resolveIncompleteExecution'],
    calls: { guide: [], live: ['DELETE /dlqs'] },
    proof: {
      file: 'packages/bff/src/features/incomplete-executions/incomplete-executions.integration.test.ts',
      title: 'one that is resolved is gone at once, here and at Make, and no other',
    },
  },
  {
    fact: 'members and their roles',
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
    proof: {
      file: 'packages/bff/src/make/members.integration.test.ts',
      title: 'are given every role by the names of Make’s roles, and read back as that',
    },
  },
  {
    fact: 'roles of teams by `identifier`; one with `changeable: false` or `ssoPending` is left alone',
    endpoints: ['listMembers', 'updateMember'],
    calls: { guide: [], live: ['GET /users/roles', 'GET /teams/:id/user-team-roles'] },
    proof: {
      file: 'packages/bff/src/features/members/members.integration.test.ts',
      title: 'keep a role that Make marks as fixed or waiting for sign-on',
    },
  },
  {
    fact: 'invite with a `note`',
    endpoints: ['inviteMember'],
    calls: { guide: [], live: ['POST /organizations/:id/invite'] },
    proof: {
      file: 'packages/bff/src/features/members/members.integration.test.ts',
      title:
        'are invited with a note where Make sends one, word for word; elsewhere nothing is sent',
    },
  },
  {
    fact: 'change a role: an empty body would remove the user',
    endpoints: ['updateMember'],
    calls: {
      guide: ['PATCH /organizations/:id/users/:id'],
      live: ['POST /users/:id/user-organization-roles/:id', 'POST /users/:id/user-team-roles/:id'],
    },
    proof: {
      file: 'packages/bff/src/make/members.integration.test.ts',
      title: 'never get a body without a role: a role that can’t be found stops the change',
    },
  },
  {
    fact: 'organisations and teams',
    endpoints: ['listConnectionOrganizations'],
    calls: { guide: [], live: ['GET /organizations', 'GET /teams'] },
    proof: {
      file: 'packages/bff/src/features/connections/manage.integration.test.ts',
      title: 'tells which organisations and teams a credential reaches, where Make tells it',
    },
  },
  {
    fact: 'folders',
    endpoints: ['listFolders'],
    calls: { guide: ['GET /scenarios'], live: ['GET /scenarios-folders'] },
    proof: {
      file: 'packages/bff/src/make/conformance.integration.test.ts',
      title: 'lists folders where it says so',
    },
  },
  {
    fact: 'folders: create, change, delete',
    endpoints: ['createFolder', 'updateFolder', 'deleteFolder'],
    calls: {
      guide: [],
      live: [
        'POST /scenarios-folders',
        'PATCH /scenarios-folders/:id',
        'DELETE /scenarios-folders/:id',
      ],
    },
    proof: {
      file: 'packages/bff/src/features/scenarios/folders.integration.test.ts',
      title: 'are deleted, and their scenarios stay, in none',
    },
  },
  {
    fact: 'versions of a blueprint',
    endpoints: ['listScenarioVersions'],
    calls: { guide: [], live: ['GET /scenarios/:id/blueprints'] },
    proof: {
      file: 'packages/bff/src/features/scenarios/versions-usage.integration.test.ts',
      title: 'one more comes with another blueprint, the newest first',
    },
  },
  {
    fact: 'usage of a scenario by day',
    endpoints: ['getScenarioUsage'],
    calls: { guide: [], live: ['GET /scenarios/:id/usage'] },
    proof: {
      file: 'packages/bff/src/features/scenarios/versions-usage.integration.test.ts',
      title: 'is told by day, as the runs of the scenario sum up, in whole credits',
    },
  },
]
