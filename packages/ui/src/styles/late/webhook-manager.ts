import sheet from './webhook-manager.css?inline'

export const text: string = sheet
