import type { Random } from '../random.js'

/** A failure that a module may meet: Make's name of its kind, and what the app said. */
export interface Failure {
  readonly name: string
  readonly message: string
}

/**
 * Failures any module may meet. The names are those of Make's help centre, page "Types of errors".
 */
const common: readonly Failure[] = [
  { name: 'ConnectionError', message: 'The connection to the server timed out.' },
  { name: 'RateLimitError', message: '[429] Too Many Requests. Try again later.' },
  {
    name: 'BundleValidationError',
    message: "Validation failed for 1 parameter(s).\n - Missing value of required parameter 'id'.",
  },
  { name: 'RuntimeError', message: '[500] Internal Server Error' },
]

const byApp: Readonly<Record<string, readonly Failure[]>> = {
  shopify: [
    {
      name: 'RateLimitError',
      message:
        '[429] Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
    },
    {
      name: 'DataError',
      message: '[422] inventory_item_id: The specified inventory item could not be found.',
    },
  ],
  netsuite: [
    {
      name: 'DataError',
      message: '[400] Invalid Field Value 10422 for the following field: entity',
    },
    {
      name: 'RateLimitError',
      message:
        '[429] SSS_REQUEST_LIMIT_EXCEEDED: Only one request may be made against a session at a time',
    },
  ],
  stripe: [
    { name: 'DataError', message: '[400] Charge ch_3OqX has already been refunded.' },
    { name: 'AccountValidationError', message: '[401] Invalid API Key provided: rk_live_***' },
  ],
  slack: [
    { name: 'RuntimeError', message: 'channel_not_found' },
    { name: 'RateLimitError', message: 'ratelimited' },
  ],
  'google-sheets': [
    {
      name: 'RateLimitError',
      message:
        "[429] Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'.",
    },
    { name: 'RuntimeError', message: '[400] Unable to parse range: Orders!A1:Z1' },
  ],
  'google-email': [
    {
      name: 'AccountValidationError',
      message:
        'Failed to verify connection "Google". invalid_grant: Token has been expired or revoked.',
    },
  ],
  gmail: [{ name: 'DataError', message: '[400] Invalid To header' }],
  airtable: [
    {
      name: 'DataError',
      message:
        '[422] INVALID_MULTIPLE_CHOICE_OPTIONS: Insufficient permissions to create new select option "Paid"',
    },
  ],
  hubspotcrm: [
    { name: 'DuplicateDataError', message: '[409] Contact already exists. Existing ID: 51209' },
    {
      name: 'DataError',
      message:
        '[400] Property values were not valid: "lifecyclestage" was not one of the allowed options',
    },
  ],
  'openai-gpt-3': [
    {
      name: 'RateLimitError',
      message: '[429] Rate limit reached for requests per min. Please try again in 20s.',
    },
    { name: 'ModuleTimeoutError', message: 'The operation timed out after 40000 milliseconds.' },
  ],
  postgresql: [
    {
      name: 'DatabaseError',
      message: 'duplicate key value violates unique constraint "orders_number_key"',
    },
    { name: 'ConnectionError', message: 'Connection terminated due to connection timeout' },
  ],
  http: [
    { name: 'ConnectionError', message: 'getaddrinfo ENOTFOUND api.parcels.example' },
    { name: 'RuntimeError', message: '[503] Service Unavailable' },
  ],
  shipstation: [
    { name: 'DataError', message: '[400] The weight of the package must be greater than 0.' },
  ],
  notion: [
    {
      name: 'DataError',
      message: '[400] body failed validation: body.properties.Status.select.name should be defined',
    },
  ],
  json: [{ name: 'DataError', message: 'Source is not valid JSON.' }],
  xero: [
    {
      name: 'DataError',
      message:
        '[400] The contact must contain at least 1 of the following elements to identify the contact: Name, ContactID',
    },
  ],
}

/** A believable failure of a module of `app`. */
export function pickFailure(app: string, random: Random): Failure {
  const own = byApp[app]
  return own && random.chance(0.7) ? random.pick(own) : random.pick(common)
}
