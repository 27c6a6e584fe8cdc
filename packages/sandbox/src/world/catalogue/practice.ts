import type { Recipe } from './recipes.js'

/** What a seller of services and software automates: sales, support, people, billing. */
export const serviceRecipes: readonly Recipe[] = [
  {
    name: 'Website form → HubSpot deal',
    folder: 'Sales',
    flow: [
      'gateway:CustomWebHook',
      'hubspotcrm:searchCRMContacts',
      ['hubspotcrm:createContact', 'hubspotcrm:createDeal'],
      ['slack:createMessage'],
    ],
    when: 'webhook',
    description: 'New requests become deals; known contacts are only linked.',
  },
  {
    name: 'Typeform survey {n} → Airtable',
    folder: 'Sales',
    flow: ['typeform:watchResponses', 'airtable:ActionCreateRecord'],
    when: 'webhook',
  },
  {
    name: 'Stripe invoices → QuickBooks, {market}',
    folder: 'Billing',
    flow: ['stripe:watchInvoices', 'quickbooks:searchCustomers', 'quickbooks:createInvoice'],
    when: 'every 15 min',
  },
  {
    name: 'Failed payments: dunning step {n}',
    folder: 'Billing',
    flow: ['stripe:listInvoices', 'hubspotcrm:updateContact', 'gmail:sendEmail'],
    when: 'daily',
  },
  {
    name: 'Onboarding: workspace for {brand}',
    folder: 'Onboarding',
    flow: [
      'gateway:CustomWebHook',
      'notion:createAPage',
      'google-drive:createAFolder',
      'slack:createChannel',
      'calendly:createSchedulingLink',
    ],
    when: 'webhook',
  },
  {
    name: 'Zendesk escalations → Jira, tier {n}',
    folder: 'Support',
    flow: ['zendesk:watchTickets', 'jira:createIssue', 'zendesk:updateTicket'],
    when: 'every 5 min',
  },
  {
    name: 'Ticket summary by AI, {market}',
    folder: 'Support',
    flow: ['zendesk:listTicketComments', 'openai-gpt-3:CreateCompletion', 'zendesk:updateTicket'],
    when: 'webhook',
  },
  {
    name: 'Weekly pipeline digest, {market}',
    folder: 'Reports',
    flow: ['hubspotcrm:searchDeals', 'util:TextAggregator', 'slack:createMessage'],
    when: 'weekly',
  },
  {
    name: 'Calendar holidays → Slack status',
    folder: 'People',
    flow: ['google-calendar:searchEvents', 'slack:setStatus'],
    when: 'daily',
  },
  {
    name: 'Contract for a new client',
    folder: 'Sales',
    flow: [
      'scenario-service:StartSubscenario',
      'hubspotcrm:getDeal',
      'google-docs:createADocumentFromTemplate',
      'docusign:createEnvelope',
      'scenario-service:ReturnData',
    ],
    when: 'demand',
    description: 'Draws the contract up from the deal and sends it for signing.',
    input: [
      { name: 'dealId', label: 'Deal', type: 'text', required: true },
      {
        name: 'language',
        label: 'Language',
        type: 'select',
        default: 'en',
        required: true,
        options: [
          { label: 'English', value: 'en' },
          { label: 'Deutsch', value: 'de' },
          { label: 'ไทย', value: 'th' },
        ],
      },
      { name: 'startsOn', label: 'Starts on', type: 'date', required: false },
    ],
    output: [{ name: 'envelopeId', label: 'Envelope', type: 'text', required: true }],
  },
  {
    name: 'Time sheets → PostgreSQL, office {n}',
    folder: 'People',
    flow: ['google-sheets:watchRows', 'postgresql:upsert'],
    when: 'hourly',
  },
  {
    name: 'Churn risk score {n}',
    folder: 'Reports',
    flow: ['postgresql:executeQuery', 'http:ActionSendData', 'hubspotcrm:updateContact'],
    when: 'every 12 h',
  },
  {
    name: 'LinkedIn leads → HubSpot, {market}',
    folder: 'Sales',
    flow: ['linkedin-lead-gen-forms:watchLeads', 'hubspotcrm:createContact'],
    when: 'webhook',
  },
  {
    name: 'Kündigungen → Nachfassliste',
    folder: 'Billing',
    flow: ['stripe:watchEvents', 'google-sheets:addRow', 'gmail:sendEmail'],
    when: 'webhook',
    description: 'Für den Vertrieb in Österreich; Anruf binnen 48 Stunden.',
  },
  {
    name: 'แจ้งเตือนลูกค้าใหม่ (กรุงเทพฯ)',
    folder: 'Onboarding',
    flow: ['hubspotcrm:watchContacts', 'line:sendMessage'],
    when: 'webhook',
  },
  {
    name: 'Laporan mingguan Jakarta',
    folder: 'Reports',
    flow: ['postgresql:executeQuery', 'google-sheets:addMultipleRows', 'gmail:sendEmail'],
    when: 'weekly',
  },
  {
    name: 'NPS answers → Notion, {market}',
    folder: 'Support',
    flow: ['typeform:watchResponses', 'notion:createADatabaseItem'],
    when: 'every 30 min',
  },
  {
    name: 'Payroll export',
    folder: 'People',
    flow: ['personio:listEmployees', 'csv:CreateCSV', 'ftp:uploadFile'],
    when: 'monthly',
  },
  {
    name: 'Status page → Slack, region {n}',
    folder: 'Support',
    flow: ['http:ActionSendData', 'json:ParseJSON', 'slack:createMessage'],
    when: 'every 5 min',
  },
  {
    name: 'Renewals due in 60 days, {market}',
    folder: 'Billing',
    flow: ['hubspotcrm:searchDeals', 'google-calendar:createAnEvent', 'gmail:sendEmail'],
    when: 'daily',
  },
  {
    name: 'Record a client meeting',
    folder: 'Onboarding',
    flow: [
      'scenario-service:StartSubscenario',
      'zoom:getMeetingRecording',
      'openai-gpt-3:CreateTranscription',
      'notion:createAPage',
    ],
    when: 'demand',
    input: [
      { name: 'meetingId', label: 'Meeting', type: 'text', required: true },
      {
        name: 'summary',
        label: 'Write a summary',
        type: 'boolean',
        default: true,
        required: false,
      },
    ],
  },
  {
    name: 'Partner commissions, {market}',
    folder: 'Billing',
    flow: ['stripe:listCharges', 'util:NumericAggregator', 'xero:createBill'],
    when: 'monthly',
  },
  {
    name: 'Webinar sign-ups → Mailchimp, {brand}',
    folder: 'Sales',
    flow: ['zoom:watchRegistrants', 'mailchimp:AddMember'],
    when: 'every 15 min',
  },
  {
    name: 'Import of the old CRM',
    folder: null,
    flow: ['csv:ParseCSV', 'builtin:BasicFeeder', 'hubspotcrm:createContact'],
    when: 'once',
  },
  {
    name: 'Yearly GDPR clean-up',
    folder: null,
    flow: ['postgresql:executeQuery', 'hubspotcrm:deleteContact', 'google-sheets:addRow'],
    when: 'yearly',
  },
  {
    name: 'Feature requests → Notion, product {n}',
    folder: 'Support',
    flow: [
      'intercom:watchConversations',
      'openai-gpt-3:CreateCompletion',
      'notion:createADatabaseItem',
    ],
    when: 'webhook',
  },
  {
    name: 'Sandbox: try things here',
    folder: null,
    flow: ['gateway:CustomWebHook', 'util:SetVariables', 'http:ActionSendData'],
    when: 'webhook',
  },
]

/** What a small agency automates for its clients. */
export const agencyRecipes: readonly Recipe[] = [
  {
    name: '{brand}: Meta leads → Google Sheets',
    folder: 'Clients',
    flow: ['facebook-lead-ads:watchLeads', 'google-sheets:addRow', 'gmail:sendEmail'],
    when: 'webhook',
  },
  {
    name: '{brand}: monthly performance deck',
    folder: 'Clients',
    flow: [
      'google-ads:getReport',
      'google-slides:createAPresentation',
      'google-email:ActionSendEmail',
    ],
    when: 'monthly',
  },
  {
    name: '{brand}: blog idea {n}',
    folder: 'Content',
    flow: ['rss:watchFeed', 'openai-gpt-3:CreateCompletion', 'airtable:ActionCreateRecord'],
    when: 'daily',
  },
  {
    name: 'New client kick-off',
    folder: 'Office',
    flow: [
      'scenario-service:StartSubscenario',
      'asana:createProject',
      'google-drive:createAFolder',
      'slack:createChannel',
    ],
    when: 'demand',
    input: [
      { name: 'client', label: 'Client', type: 'text', required: true },
      { name: 'budget', label: 'Monthly budget', type: 'number', required: false },
    ],
  },
  {
    name: 'Backlog → Slack, squad {n}',
    folder: 'Office',
    flow: ['asana:searchTasks', 'util:TextAggregator', 'slack:createMessage'],
    when: 'every 3 h',
  },
]
