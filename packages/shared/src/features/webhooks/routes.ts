import type { RouteTable } from '../../contract/endpoint.js'

/** Webhooks: the incoming addresses of scenarios. */
export const webhookRoutes = {
  listWebhooks: {
    method: 'GET',
    path: '/webhooks',
    permission: 'webhooks:read',
    usesConnection: true,
  },
  getWebhook: {
    method: 'GET',
    path: '/webhooks/:webhookId',
    permission: 'webhooks:read',
    usesConnection: true,
  },
  getWebhookQueue: {
    method: 'GET',
    path: '/webhooks/:webhookId/queue',
    permission: 'webhooks:read',
    usesConnection: true,
  },
  getWebhookLog: {
    method: 'GET',
    path: '/webhooks/:webhookId/log',
    permission: 'webhooks:read',
    usesConnection: true,
  },
  createWebhook: {
    method: 'POST',
    path: '/webhooks',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  updateWebhook: {
    method: 'PATCH',
    path: '/webhooks/:webhookId',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  testWebhook: {
    method: 'POST',
    path: '/webhooks/:webhookId/test',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  enableWebhook: {
    method: 'POST',
    path: '/webhooks/:webhookId/enable',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  disableWebhook: {
    method: 'POST',
    path: '/webhooks/:webhookId/disable',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  startWebhookLearning: {
    method: 'POST',
    path: '/webhooks/:webhookId/learn-start',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  stopWebhookLearning: {
    method: 'POST',
    path: '/webhooks/:webhookId/learn-stop',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  revealWebhook: {
    method: 'POST',
    path: '/webhooks/:webhookId/reveal',
    permission: 'webhooks:write',
    usesConnection: true,
  },
  deleteWebhook: {
    method: 'DELETE',
    path: '/webhooks/:webhookId',
    permission: 'webhooks:write',
    usesConnection: true,
  },
} as const satisfies RouteTable

/** How a webhook hands on what comes in: `custom` as data with a structure, `raw` as text. */
export const webhookTypes = ['custom', 'raw'] as const

/** The guide's `hookType`: by what a webhook is called. The live dialect takes every method. */
export const webhookMethods = ['HEAD', 'GET'] as const

/** How whoever calls a webhook must prove themself. */
export const webhookSecurities = ['none', 'basic', 'token'] as const

/** What became of a request that came to a webhook. */
export const webhookLogStatuses = ['success', 'error'] as const

/** How a sample event can be sent. */
export const webhookTestMethods = ['POST', 'GET'] as const
