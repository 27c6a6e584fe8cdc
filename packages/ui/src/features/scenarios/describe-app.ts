const ownNames: Readonly<Record<string, string>> = {
  ai: 'AI',
  api: 'API',
  aws: 'AWS',
  crm: 'CRM',
  csv: 'CSV',
  erp: 'ERP',
  ftp: 'FTP',
  github: 'GitHub',
  gitlab: 'GitLab',
  hubspot: 'HubSpot',
  http: 'HTTP',
  hubspotcrm: 'HubSpot CRM',
  json: 'JSON',
  mysql: 'MySQL',
  openai: 'OpenAI',
  postgresql: 'PostgreSQL',
  quickbooks: 'QuickBooks',
  rss: 'RSS',
  sendgrid: 'SendGrid',
  sftp: 'SFTP',
  sms: 'SMS',
  sql: 'SQL',
  whatsapp: 'WhatsApp',
  woocommerce: 'WooCommerce',
  xml: 'XML',
  youtube: 'YouTube',
}

/** An app's name for people from Make's identifier: `google-sheets` is Google Sheets, `json` is JSON. */
export function describeApp(app: string): string {
  return app
    .split(/[-_\s]+/)
    .filter(Boolean)
    .map((word) => ownNames[word.toLowerCase()] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
