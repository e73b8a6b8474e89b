/** Names for people in the sample district; some contain letters that differ between encodings. */
type Heritage = "spanish" | "asian" | "filipino" | "other";

const first = {
  F: "Ana,María,Sofía,Lucía,Camila,Elena,Zoé,Grace,Hannah,Maya,Naomi,Ruby,Olivia,Chloë,Linh,Mei,Priya,Amara,Imani,Noor,Leilani,Isabel,Inés,Nayeli,Tessa,Wren,Joy,Abigail,June,Pilar".split(
    ",",
  ),
  M: "José,Luis,Mateo,Andrés,Diego,Ángel,Samuel,Noah,Elijah,Owen,Marcus,Theo,Isaiah,Minh,Wei,Arjun,Kai,Omar,Malik,Rafael,Tomás,Jesús,Ramón,Caleb,Henry,Silas,Jonah,Dante,Felix,Emilio".split(
    ",",
  ),
  X: "Alex,River,Sage,Rowan,Quinn,Skyler,Ari,Jules,Robin,Marlo".split(","),
} as const;

const last: Readonly<Record<Heritage, readonly string[]>> = {
  spanish:
    "García,Hernández,López,Martínez,Muñoz,Núñez,Peña,Ibáñez,Ramírez,Flores,Castillo,Ortega,Salazar,Vega,Cruz,Morales,Reyes,Guzmán,Domínguez,Rosales,Cabrera,Zúñiga".split(
      ",",
    ),
  asian: "Nguyen,Tran,Vang,Xiong,Chen,Lin,Wong,Singh,Gill,Kaur,Kim,Park,Pham,Le,Yang,Sato,Tanaka,Patel".split(","),
  filipino: "Santos,Bautista,Ocampo,Aquino,Villanueva,Mendoza,Pascual,Ilagan".split(","),
  other:
    "Adams,Baker,Brooks,Carter,Coleman,Dawson,Ellis,Foster,Grant,Hayes,Jensen,Keller,Lind,Mercer,Novak,O'Neil,Okafor,Parker,Quinn,Reid,Sawyer,Turner,Underwood,Vance,Washington,Young,Müller,Lefèvre".split(
      ",",
    ),
};

/** First names to draw from, by recorded gender. */
export const firstNames = (gender: "F" | "M" | "X"): readonly string[] => first[gender];

/** Last names common in families of this reporting group. */
export function lastNames(race: string): readonly string[] {
  if (race === "hispanic") return last.spanish;
  if (race === "asian") return last.asian;
  if (race === "filipino") return last.filipino;
  return last.other;
}
