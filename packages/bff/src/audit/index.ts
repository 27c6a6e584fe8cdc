export { fineStatus, oauthAct, serverAct } from './acts.js'
export { createAudit, type Audit, type AuditAct } from './audit.js'
export { auditedNames, isAudited, targetOf } from './policy.js'
export { forgetAuditRecords, pruneAuditRecords } from './records.js'
