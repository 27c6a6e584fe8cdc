import { agencyRecipes, serviceRecipes } from './practice.js'
import type { Profile } from './recipes.js'
import { shopRecipes, wholesaleRecipes } from './shop.js'

/**
 * The sandbox's organisations. No name of a scenario occurs in two of them, so that a leak from one to another shows.
 */
export const profiles: readonly Profile[] = [
  {
    name: 'Copperleaf Home',
    domain: 'copperleafhome.example',
    timeZone: 'Europe/Berlin',
    timezoneId: 111,
    countryId: 82,
    people: ['Hana Sato', 'Mateo Ruiz', 'Élodie Caron', '김서연'],
    markets: ['DE', 'FR', 'UK', 'NL', 'US', 'KR', 'JP', 'São Paulo'],
    brands: ['Fernhill', 'Kestrel & Co', 'Oaka', 'Norde'],
    teams: [
      { name: 'Shop operations', scenarios: 132, recipes: shopRecipes },
      { name: 'Wholesale', scenarios: 18, recipes: wholesaleRecipes },
    ],
  },
  {
    name: 'Tidal Outdoor',
    domain: 'tidaloutdoor.example',
    timeZone: 'Asia/Bangkok',
    timezoneId: 176,
    countryId: 209,
    people: ['Priya Nair', 'Lucía Moretti', 'ประเสริฐ วงศ์สกุล'],
    markets: ['Thailand', 'Indonesia', 'Singapore', 'Österreich', 'Việt Nam', 'Malaysia'],
    brands: ['Reef & Ridge', 'Northpaddle', 'Dr. Sail', 'Höhenluft'],
    teams: [{ name: 'Revenue operations', scenarios: 124, recipes: serviceRecipes }],
  },
  {
    name: 'Quillon Studio',
    domain: 'quillon.example',
    timeZone: 'America/New_York',
    timezoneId: 235,
    countryId: 226,
    people: ['Ada Okafor', 'Will Brennan'],
    markets: ['East', 'West'],
    brands: ['Harbour Bikes', 'Café Zola', 'Mondo Pasta', 'Peak Gym'],
    teams: [{ name: 'Studio', scenarios: 26, recipes: agencyRecipes }],
  },
]
