import type { Recipe } from './recipes.js'

const Sku = { name: 'sku', label: 'SKU', type: 'text', required: true } as const
const DryRun = {
  name: 'dryRun',
  label: 'Dry run',
  help: 'Only reports what would change.',
  type: 'boolean',
  default: false,
  required: false,
} as const

/** What a shop of consumer goods automates. */
export const shopRecipes: readonly Recipe[] = [
  {
    name: 'Shopify orders → NetSuite sales orders',
    folder: 'Orders',
    flow: [
      'shopify:watchOrders',
      'netsuite:searchCustomers',
      ['netsuite:createSalesOrder', 'shopify:addOrderTag'],
      ['slack:createMessage'],
    ],
    when: 'webhook',
    description:
      'Every paid order becomes a sales order. Orders above 2,000 € are told to #big-orders.',
  },
  {
    name: 'Shopify orders → ShipStation, {market}',
    folder: 'Orders',
    flow: [
      'shopify:watchOrders',
      'util:SetVariables',
      'shipstation:createOrder',
      'shopify:addOrderTag',
    ],
    when: 'webhook',
  },
  {
    name: 'Abandoned cart follow-up, {market}',
    folder: 'Marketing',
    flow: ['shopify:searchCheckouts', 'klaviyo:createEvent', 'google-sheets:addRow'],
    when: 'hourly',
    description: 'Two hours after a cart was left, once per customer.',
  },
  {
    name: 'Stock count, store {n}',
    folder: 'Inventory',
    flow: ['postgresql:executeQuery', 'builtin:BasicFeeder', 'shopify:updateInventoryLevel'],
    when: 'every 15 min',
  },
  {
    name: 'Refunds → Stripe and bookkeeping',
    folder: 'Finance',
    flow: [
      'gateway:CustomWebHook',
      'stripe:createRefund',
      'xero:createCreditNote',
      'gmail:sendEmail',
    ],
    when: 'webhook',
  },
  {
    name: 'Daily sales report, {market}',
    folder: 'Reports',
    flow: [
      'shopify:searchOrders',
      'util:TextAggregator',
      'google-sheets:addRow',
      'slack:createMessage',
    ],
    when: 'daily',
  },
  {
    name: 'Price update for one product',
    folder: 'Inventory',
    flow: [
      'scenario-service:StartSubscenario',
      'shopify:searchProducts',
      'shopify:updateVariant',
      'scenario-service:ReturnData',
    ],
    when: 'demand',
    description: 'Sets the price of a product in every market at once.',
    input: [
      Sku,
      { name: 'price', label: 'New price', type: 'number', required: true },
      {
        name: 'market',
        label: 'Market',
        type: 'select',
        required: false,
        default: 'all',
        options: [
          { label: 'All', value: 'all' },
          { label: 'Europe', value: 'eu' },
          { label: 'United Kingdom', value: 'uk' },
        ],
      },
      DryRun,
    ],
    output: [{ name: 'updated', label: 'Variants changed', type: 'number', required: true }],
  },
  {
    name: 'Product feed → Google Merchant, {market}',
    folder: 'Marketing',
    flow: ['shopify:searchProducts', 'csv:CreateCSV', 'ftp:uploadFile'],
    when: 'every 12 h',
  },
  {
    name: 'Review alert: {brand}',
    folder: 'Customer care',
    flow: ['trustpilot:watchReviews', 'openai-gpt-3:CreateCompletion', 'slack:createMessage'],
    when: 'every 30 min',
  },
  {
    name: 'Gorgias tickets → Notion board',
    folder: 'Customer care',
    flow: ['gorgias:watchTickets', 'notion:createADatabaseItem'],
    when: 'every 15 min',
  },
  {
    name: 'Supplier invoices from Gmail → Xero',
    folder: 'Finance',
    flow: ['google-email:TriggerNewEmail', 'google-drive:uploadAFile', 'xero:createInvoice'],
    when: 'every 30 min',
  },
  {
    name: 'Low stock → purchase order, {brand}',
    folder: 'Inventory',
    flow: [
      'shopify:searchInventoryItems',
      'airtable:ActionSearchRecords',
      'netsuite:createPurchaseOrder',
      'gmail:sendEmail',
    ],
    when: 'daily',
  },
  {
    name: 'Return label on request, {market}',
    folder: 'Customer care',
    flow: [
      'gateway:CustomWebHook',
      'shipstation:createLabel',
      'gmail:sendEmail',
      'gateway:WebhookRespond',
    ],
    when: 'webhook',
  },
  {
    name: '주문 알림 → Slack 서울',
    folder: 'Orders',
    flow: ['shopify:watchOrders', 'slack:createMessage'],
    when: 'webhook',
    description: '서울 창고 담당자에게 새 주문을 알립니다.',
  },
  {
    name: '在庫アラート（東京）',
    folder: 'Inventory',
    flow: ['shopify:searchInventoryItems', 'line:sendMessage'],
    when: 'hourly',
  },
  {
    name: 'Relevé hebdomadaire des ventes – été',
    folder: 'Reports',
    flow: ['shopify:searchOrders', 'google-sheets:addRow', 'google-email:ActionSendEmail'],
    when: 'weekly',
  },
  {
    name: 'Newsletter sign-ups → Klaviyo list, {market}',
    folder: 'Marketing',
    flow: ['gateway:CustomWebHook', 'klaviyo:addProfileToList', 'google-sheets:addRow'],
    when: 'webhook',
  },
  {
    name: 'Month end: VAT sheet, {market}',
    folder: 'Finance',
    flow: [
      'stripe:listCharges',
      'util:NumericAggregator',
      'google-sheets:addRow',
      'google-drive:uploadAFile',
    ],
    when: 'monthly',
  },
  {
    name: 'Warehouse pick list {n}',
    folder: 'Orders',
    flow: [
      'shipstation:listOrders',
      'util:TextAggregator',
      'google-docs:createADocumentFromTemplate',
      'slack:uploadFile',
    ],
    when: 'every 3 h',
  },
  {
    name: 'Chargeback evidence',
    folder: 'Finance',
    flow: ['stripe:watchEvents', 'shopify:getOrder', 'stripe:updateDispute', 'slack:createMessage'],
    when: 'webhook',
  },
  {
    name: 'Resend order confirmation',
    folder: 'Customer care',
    flow: ['scenario-service:StartSubscenario', 'shopify:getOrder', 'gmail:sendEmail'],
    when: 'demand',
    input: [
      {
        name: 'orderNumber',
        label: 'Order number',
        type: 'text',
        required: true,
        help: 'With the #, for example #10422.',
      },
      {
        name: 'email',
        label: 'Send to',
        type: 'email',
        required: false,
        help: 'Empty: to the customer.',
      },
    ],
  },
  {
    name: 'Instagram posts → Airtable, {brand}',
    folder: 'Marketing',
    flow: ['instagram-business:watchMedia', 'airtable:ActionCreateRecord'],
    when: 'hourly',
  },
  {
    name: 'Black Friday price switch',
    folder: 'Marketing',
    flow: [
      'google-sheets:filterRows',
      'builtin:BasicFeeder',
      'shopify:updateVariant',
      'slack:createMessage',
    ],
    when: 'yearly',
  },
  {
    name: 'Move customers to the new loyalty programme',
    folder: null,
    flow: ['postgresql:executeQuery', 'builtin:BasicFeeder', 'http:ActionSendData'],
    when: 'once',
  },
  {
    name: 'Exchange rates → PostgreSQL',
    folder: 'Finance',
    flow: ['http:ActionSendData', 'json:ParseJSON', 'postgresql:upsert'],
    when: 'every 5 min',
  },
  {
    name: 'Courier status, parcel lane {n}',
    folder: 'Orders',
    flow: ['http:ActionSendData', 'json:ParseJSON', 'shopify:createFulfillmentEvent'],
    when: 'every 30 min',
  },
  {
    name: 'Size chart questions → OpenAI draft, {market}',
    folder: 'Customer care',
    flow: ['gorgias:watchMessages', 'openai-gpt-3:CreateCompletion', 'gorgias:createMessage'],
    when: 'webhook',
  },
  {
    name: 'B2B price list for {market}',
    folder: 'Reports',
    flow: ['netsuite:searchItems', 'csv:CreateCSV', 'google-email:ActionSendEmail'],
    when: 'weekly',
  },
  {
    name: 'Test: order webhook (do not delete)',
    folder: null,
    flow: ['gateway:CustomWebHook', 'util:SetVariables'],
    when: 'webhook',
  },
]

/** What the shop's second team, wholesale, automates. */
export const wholesaleRecipes: readonly Recipe[] = [
  {
    name: 'Dealer orders by mail → NetSuite, {market}',
    folder: 'Dealers',
    flow: [
      'google-email:TriggerNewEmail',
      'openai-gpt-3:CreateCompletion',
      'json:ParseJSON',
      'netsuite:createSalesOrder',
    ],
    when: 'every 15 min',
  },
  {
    name: 'Credit check before dispatch',
    folder: 'Dealers',
    flow: ['gateway:CustomWebHook', 'http:ActionSendData', 'netsuite:updateSalesOrder'],
    when: 'webhook',
  },
  {
    name: 'Pallet labels, dock {n}',
    folder: 'Dispatch',
    flow: [
      'shipstation:listShipments',
      'google-docs:createADocumentFromTemplate',
      'google-drive:uploadAFile',
    ],
    when: 'hourly',
  },
  {
    name: 'Quote for a dealer',
    folder: 'Dealers',
    flow: [
      'scenario-service:StartSubscenario',
      'netsuite:searchItems',
      'google-docs:createADocumentFromTemplate',
      'gmail:sendEmail',
    ],
    when: 'demand',
    input: [
      { name: 'dealer', label: 'Dealer number', type: 'text', required: true },
      { name: 'discount', label: 'Discount in %', type: 'number', default: 12, required: false },
      { name: 'note', label: 'Note', type: 'text', multiline: true, required: false },
    ],
    output: [{ name: 'quoteUrl', label: 'Quote', type: 'text', required: true }],
  },
  {
    name: 'Overdue invoices, reminder {n}',
    folder: 'Dealers',
    flow: ['xero:searchInvoices', 'gmail:sendEmail'],
    when: 'weekly',
  },
]
