import type { MessagePart } from '../../message.js'

/** Texts of what came to a webhook: loaded with it. */
export const webhookIncomingMessages = {
  'webhookIncoming.reload': 'Refresh',
  'webhookIncoming.more': 'Show more',
  'webhookIncoming.moreFailed': 'More could not be loaded',
  'webhookIncoming.noTime': 'Time unknown',
  'webhookIncoming.private':
    'What is in an event is not shown here: it can hold secrets of whoever sent it.',
  'webhookQueue.title': 'Waiting events of {name}',
  'webhookQueue.oldest': 'Oldest',
  'webhookQueue.newest': 'Newest',
  'webhookQueue.emptyTitle': 'Nothing is waiting',
  'webhookQueue.emptyText': 'Events wait here until the scenario takes them.',
  'webhookQueue.limit':
    'When {limit} events are waiting, Make turns away further ones with status 400.',
  'webhookQueue.fullTitle': 'The queue is full',
  'webhookQueue.fullText':
    'Make turns away whatever is sent now, with status 400, until there is room again.',
  'webhookQueue.fullScenario': 'See whether “{scenario}” is on and runs without faults.',
  'webhookQueue.fullNoScenario': 'Use the webhook in a scenario that takes the events.',
  'webhookQueue.openScenario': 'Open scenario',
  'webhookQueue.noScenario':
    'The webhook is in no scenario yet: its events wait until one takes them.',
  'webhookLog.title': 'Event log of {name}',
  'webhookLog.outcome': 'Outcome',
  'webhookLog.all': 'All',
  'webhookLog.status.success': 'Accepted',
  'webhookLog.status.error': 'Not accepted',
  'webhookLog.read': { one: '{count} event read so far', other: '{count} events read so far' },
  'webhookLog.readOf': {
    one: '{shown} of {count} event read so far',
    other: '{shown} of {count} events read so far',
  },
  'webhookLog.why':
    'Make accepts no event while the queue is full, the webhook is off, or more than 300 come in 10 seconds.',
  'webhookLog.emptyTitle': 'No events in the log',
  'webhookLog.noneTitle': 'No events in this time',
  'webhookLog.kept': 'Make keeps the log for 3 days, on its Enterprise plan for 30.',
} as const satisfies MessagePart
