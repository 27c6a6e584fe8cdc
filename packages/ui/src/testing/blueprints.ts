import type { ScenarioInput } from '@inlaykit/shared'

/** What a story's scenario does: its name, and its steps as app and action. */
export interface Blueprint {
  readonly name: string
  readonly description: string
  readonly steps: readonly (readonly [app: string, action: string])[]
  readonly inputs?: readonly ScenarioInput[]
}

const region: readonly ScenarioInput[] = [
  {
    name: 'region',
    label: 'Region',
    type: 'text',
    required: true,
    default: 'EMEA',
    help: 'Which region the report covers.',
  },
  { name: 'days', label: 'Days to look back', type: 'number', required: false, default: 7 },
  { name: 'dryRun', label: 'Only check, change nothing', type: 'boolean', required: false },
]

/** The kinds of automation that a shop, an agency or a sales team really runs. */
export const blueprints: readonly [Blueprint, ...Blueprint[]] = [
  {
    name: 'Orders to ERP',
    description: 'Sends each new order to the ERP and writes the number back.',
    steps: [
      ['shopify', 'watchOrders'],
      ['json', 'transform'],
      ['http', 'request'],
      ['shopify', 'updateOrder'],
    ],
  },
  {
    name: 'New leads to CRM',
    description: 'Takes leads from the form, checks for doubles and files them.',
    steps: [
      ['typeform', 'watchResponses'],
      ['hubspot', 'searchContacts'],
      ['hubspot', 'createContact'],
      ['slack', 'createMessage'],
    ],
  },
  {
    name: 'Weekly sales report',
    description: 'Adds the week up and sends it to those who asked.',
    steps: [
      ['google-sheets', 'getRows'],
      ['tools', 'aggregate'],
      ['google-docs', 'createDocument'],
      ['gmail', 'sendEmail'],
    ],
    inputs: region,
  },
  {
    name: 'Stock level alerts',
    description: 'Tells the warehouse before something runs out.',
    steps: [
      ['shopify', 'listProducts'],
      ['tools', 'filter'],
      ['slack', 'createMessage'],
    ],
  },
  {
    name: 'Invoices to bookkeeping',
    description: 'Files paid invoices with the bookkeeper.',
    steps: [
      ['stripe', 'watchInvoices'],
      ['xero', 'createInvoice'],
      ['google-drive', 'uploadFile'],
    ],
  },
  {
    name: 'Support tickets to Jira',
    description: 'Opens an issue for each ticket that needs a developer.',
    steps: [
      ['zendesk', 'watchTickets'],
      ['tools', 'router'],
      ['jira', 'createIssue'],
      ['zendesk', 'addComment'],
    ],
  },
  {
    name: 'Customer onboarding',
    description: 'Sends the welcome series and creates the workspace.',
    steps: [
      ['stripe', 'watchCustomers'],
      ['notion', 'createPage'],
      ['mailchimp', 'addMember'],
      ['slack', 'createMessage'],
      ['calendly', 'createLink'],
    ],
  },
  {
    name: 'Returns and refunds',
    description: 'Books the return and pays the customer back.',
    steps: [
      ['shopify', 'watchRefunds'],
      ['stripe', 'createRefund'],
      ['gmail', 'sendEmail'],
    ],
  },
  {
    name: 'Product feed to marketplaces',
    description: 'Keeps prices and stock the same everywhere.',
    steps: [
      ['shopify', 'listProducts'],
      ['csv', 'create'],
      ['ftp', 'uploadFile'],
      ['amazon', 'submitFeed'],
    ],
  },
  {
    name: 'Reviews to Slack',
    description: 'Posts each new review where the team sees it.',
    steps: [
      ['trustpilot', 'watchReviews'],
      ['openai', 'createCompletion'],
      ['slack', 'createMessage'],
    ],
  },
]

/** Which part of a business a scenario serves; joined to a blueprint's name it makes a name of its own. */
export const markets = [
  'Germany',
  'Korea',
  'Indonesia',
  'Thailand',
  'United States',
  'France',
  'Spain',
  'United Kingdom',
  'Emirates',
  'Japan',
  'Brazil',
  'Canada',
  'wholesale',
] as const

/** Folder names. */
export const folderNames = ['Sales', 'Marketing', 'Operations', 'Finance', 'Support'] as const

/** What goes wrong in a run. */
export interface Failure {
  readonly name: string
  readonly message: string
}

/** What goes wrong in real runs, in the words of the apps. */
export const failures: readonly [Failure, ...Failure[]] = [
  {
    name: 'RateLimitError',
    message: 'The API answered 429: Too Many Requests. Try again in 30 seconds.',
  },
  {
    name: 'ConnectionError',
    message: 'The connection to the server was closed before an answer came (ECONNRESET).',
  },
  {
    name: 'DataError',
    message:
      "Missing value of required parameter 'email'. Check the mapping of the module before it.",
  },
  { name: 'RuntimeError', message: 'Invalid credentials. Reconnect the account and run again.' },
]
