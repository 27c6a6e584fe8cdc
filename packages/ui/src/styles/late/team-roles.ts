import sheet from './team-roles.css?inline'

export const text: string = sheet
