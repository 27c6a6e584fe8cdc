const pattern = /^\P{Cc}{1,128}$/u

/** Whether Make takes it as the name of a webhook: 1 to 128 characters in one line. */
export function isWebhookName(name: string): boolean {
  return pattern.test(name.trim())
}
