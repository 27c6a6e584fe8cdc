/** Names that are not written with one capital at the start of each word. */
const ownNames = new Map(
  'AI API AWS CRM CSV ERP FTP GitHub GitLab HubSpot HTTP JSON MySQL OpenAI PostgreSQL QuickBooks RSS SendGrid SFTP SMS SQL WhatsApp WooCommerce XML YouTube'
    .split(' ')
    .map((name) => [name.toLowerCase(), name] as const),
).set('hubspotcrm', 'HubSpot CRM')

/** An app's name for people from Make's identifier: `google-sheets` is Google Sheets, `json` is JSON. */
export function describeApp(app: string): string {
  return app
    .split(/[-_\s]+/)
    .filter(Boolean)
    .map((word) => ownNames.get(word.toLowerCase()) ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
