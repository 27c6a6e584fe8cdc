import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { upstreamProblems } from '../../contract/problems.js'
import { connectionQuery, Id } from '../../contract/schemas.js'
import { WebhookLogPage, WebhookLogQuery, WebhookQueuePage, WebhookQueueQuery } from './incoming.js'
import { webhookRoutes } from './routes.js'
import {
  CreateWebhookInput,
  ListWebhooksQuery,
  RevealedWebhook,
  TestWebhookInput,
  UpdateWebhookInput,
  Webhook,
  WebhookDetail,
  WebhookPage,
  WebhookTest,
} from './schemas.js'

const params = z.strictObject({ webhookId: Id })
const query = z.strictObject(connectionQuery)
const bodyProblems = ['payload-too-large', 'unsupported-media-type'] as const

/** The endpoints of webhooks. */
export const webhookEndpoints = defineEndpoints(webhookRoutes, {
  listWebhooks: {
    summary: 'Lists the webhooks of a connection, by name, with masked addresses',
    query: ListWebhooksQuery,
    response: WebhookPage,
    problems: ['unsupported', ...upstreamProblems],
  },
  getWebhook: {
    summary: 'One webhook, with a masked address, and when it was last read',
    params,
    query,
    response: WebhookDetail,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  getWebhookQueue: {
    summary: 'What waits at a webhook for its scenario; the live dialect alone',
    params,
    query: WebhookQueueQuery,
    response: WebhookQueuePage,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  getWebhookLog: {
    summary:
      'What came to a webhook in the last days, newest first, without headers and bodies; the live dialect alone',
    params,
    query: WebhookLogQuery,
    response: WebhookLogPage,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  createWebhook: {
    summary: 'Creates a webhook; the one answer that tells its address and secret unasked',
    query,
    body: CreateWebhookInput,
    response: RevealedWebhook,
    status: 201,
    problems: ['not-found', 'conflict', 'unsupported', ...bodyProblems, ...upstreamProblems],
  },
  updateWebhook: {
    summary: 'Renames a webhook, or changes how it hands on what comes in',
    params,
    query,
    body: UpdateWebhookInput,
    response: Webhook,
    problems: ['not-found', 'unsupported', ...bodyProblems, ...upstreamProblems],
  },
  deleteWebhook: {
    summary: 'Deletes a webhook: its address takes nothing any more',
    params,
    query,
    response: null,
    status: 204,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  testWebhook: {
    summary: "Sends a sample event to a webhook's own address",
    params,
    query,
    body: TestWebhookInput,
    response: WebhookTest,
    problems: ['not-found', 'conflict', 'unsupported', ...bodyProblems, ...upstreamProblems],
  },
  enableWebhook: {
    summary: 'Lets a webhook take events',
    params,
    query,
    response: Webhook,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  disableWebhook: {
    summary: 'Keeps a webhook from taking events',
    params,
    query,
    response: Webhook,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  startWebhookLearning: {
    summary: 'Lets the next event teach a webhook the structure of its data',
    params,
    query,
    response: Webhook,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  stopWebhookLearning: {
    summary: 'Ends the learning of a webhook',
    params,
    query,
    response: Webhook,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  revealWebhook: {
    summary: 'Tells the whole address of a webhook, and its secret where it is known',
    params,
    query,
    response: RevealedWebhook,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
})
