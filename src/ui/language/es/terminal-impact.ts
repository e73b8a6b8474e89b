import type {
  impactOptions as optionsEn,
  impactValues as valuesEn,
  terminalImpact as wordsEn,
} from "../en/terminal-impact.ts";
import { count, n, percent1, plural } from "./writing.ts";

export const impactOptions: Readonly<Record<keyof typeof optionsEn, string>> = {
  cohorts: "nombre una columna de cohorte para todos los resultados, o una para cada uno, en su orden",
  "long-group": "con `--disaggregation`, `--group` es la única columna con los nombres de los grupos",
  "long-only": "la forma larga tiene sus grupos en una columna; quite `--cross` y `--flags`",
  "long-second": "`--disaggregation-2` y `--group-2` van juntas",
  "long-weight": "la forma larga tiene conteos; nombre la columna del tamaño de los grupos con `--weight`",
  "no-equals-sign": "escriba Nombre=valores",
  "no-groups": "nombre las columnas de los grupos con `--group`, `--cross` o `--flags`",
  "not-a-scenario": "la columna no es una de `--scenario`",
  "not-a-share": "una tasa es un número de 0 a 1",
  "one-column": "una intersección necesita dos columnas o más, separadas por comas",
  "two-references": "quite las otras referencias: el archivo marca el grupo con que se compara",
  wide: "es para la forma larga; nombre su columna con `--disaggregation`",
};

export const impactValues: typeof valuesEn = {
  "yes-or-no": {
    wrong: "algo que no es 0, 1, true ni false",
    fix: "Cambie esos valores a 0 o 1, y deje vacíos los que no se saben. Si la columna tiene conteos, nombre el tamaño de los grupos con `--weight`.",
  },
  count: {
    wrong: "algo que no es un número de estudiantes desde 0",
    fix: "Con `--weight`, un resultado es un conteo. Escriba los números sin separador de miles, y deje vacíos los que no se saben.",
  },
  size: {
    wrong: "algo que no es un tamaño de grupo mayor que 0",
    fix: "Escriba los tamaños como números sin separador de miles. `--only` deja fuera las filas que no lo tienen.",
  },
  flag: {
    wrong: "algo que no es 0, 1, true ni false",
    fix: "La marca es 1 para los estudiantes del grupo y 0 para los demás. Deje vacías las que no se saben.",
  },
};

export const terminalImpact: typeof wordsEn = {
  impact: {
    about:
      "impacto desproporcionado por los métodos de los colegios comunitarios de California: un archivo CSV o XLSX propio",
    file: "una fila por estudiante, o conteos con el tamaño de cada grupo (`--weight`)",
    success: "columnas de resultados, con comas: 1 o 0 por estudiante; conteos con `--weight`",
    group: "columnas de grupos, con comas",
    cross: "una intersección: dos columnas o más, con comas",
    flags: "grupos que se traslapan: Nombre=columnas de 1 y 0, con comas, o Nombre=Inicio_*",
    cohort: "la columna de cohorte: una para todos los resultados, o una para cada uno",
    scenario: "repetir para cada valor de estas columnas, para todas sus combinaciones y para todos los estudiantes",
    excludeScenario: "una combinación que se deja fuera: Columna=valor,Columna=valor",
    only: "filas que se usan: Columna=valor,valor",
    weight: "la columna del tamaño de los grupos, cuando una fila es un grupo de estudiantes",
    noTotal: "sin las filas de todos los estudiantes juntos",
    unfavorable: "los resultados son desfavorables: contar a los estudiantes que no los tienen",
    ppgReference:
      "brecha en puntos con: overall (todos), all but current (los demás), hpg (la tasa más alta), una tasa, un grupo, Agrupación=grupo o Cohorte=tasa",
    minMoe: "brecha en puntos: el menor margen de error",
    usePropInMoe: "brecha en puntos: tomar el margen de la tasa de cada grupo, no de 0.5",
    propSub0: "con `--use-prop-in-moe`: la tasa que se usa en el margen donde una tasa es 0",
    propSub1: "con `--use-prop-in-moe`: la tasa que se usa en el margen donde una tasa es 1",
    ratioReference: "índice del 80%, comparado con: como en `--ppg-reference`",
    ratioCutoff: "índice del 80%: se muestra por debajo de esto",
    shareCutoff: "índice de proporcionalidad: se muestra por debajo de esto",
    allowMissing: "seguir cuando un grupo de referencia no está en el archivo",
    disaggregation: "forma larga: la columna que dice de qué son los grupos",
    disaggregation2: "forma larga: lo mismo para un segundo nivel",
    group2: "forma larga: la columna con los nombres de los grupos del segundo nivel",
    summarizeBy: "forma larga: repetir para cada combinación de estas columnas",
    referenceFlag: "forma larga: la columna que marca el grupo con que se compara",
    csv: "escribir todos los resultados como CSV, con los nombres de columna de DisImpact",
    xlsx: "escribir todos los resultados como libro de cálculo",
    number: (option, text) => `${option} es un número de 0 a 1, no "${text}".`,
    by: (outcome, disaggregation, cohort) => `${outcome} por ${disaggregation}${cohort === null ? "" : `, ${cohort}`}`,
    none: ({ outcome, disaggregation, groups }) =>
      `${outcome} por ${disaggregation}: ningún método muestra impacto desproporcionado para ninguno de ${count(groups, "grupo")}.`,
    answer: ({ outcome, disaggregation, groups, cohorts, names, gap, ratio, share }) =>
      `${outcome} por ${disaggregation}: impacto desproporcionado por la brecha en puntos para ${n(gap)} de ${count(groups, "grupo")}${names === "" ? "" : ` (${names})`}. Por el índice del 80% son ${n(ratio)}; por el de proporcionalidad, ${n(share)}${cohorts > 1 ? `, en al menos una de ${n(cohorts)} cohortes` : ""}.`,
    most: (facts) =>
      `La mayor en estudiantes: ${facts.group}${facts.cohort === null ? "" : ` (${facts.cohort})`}, ${n(facts.hits)} de ${n(facts.n)} (${percent1(facts.rate)}). Con ${n(facts.needed)} más se llegaría a la tasa de ${facts.against}, ${percent1(facts.reference)}.`,
    moreAnswers: (more) => `... y ${n(more)} respuestas más de estas, en los resultados.`,
    references: { overall: "todos los estudiantes", "all but current": "los demás" },
    fixedRate: (rate) => `la tasa ${rate}`,
    notStated: "no se dice",
    everyone: "Todos",
    methods: { gap: "BPP", ratio: "80%", share: "IP" },
    headings: {
      group: "Grupo",
      students: "Estudiantes",
      success: "Logro",
      rate: "Tasa",
      against: "Contra",
      gap: "Brecha",
      margin: "Margen",
      ratio: "80%",
      share: "IP",
      needed: "Faltan",
      shown: "Por",
    },
    legend:
      "BPP: brecha en puntos porcentuales. 80%: el índice del 80%. IP: índice de proporcionalidad. Por: el método que lo muestra. Faltan: estudiantes más con el resultado para llegar a la tasa comparada. La brecha y el margen están en puntos.",
    scenarios: (all, flagged) =>
      `Escenarios: la brecha en puntos muestra impacto desproporcionado en ${n(flagged)} de ${n(all)}. La tabla es de todos los estudiantes; \`--csv FILE\` o \`--xlsx FILE\` escribe cada escenario.`,
    more: (rows) =>
      `... y ${count(rows, "fila")} más. \`--csv FILE\` o \`--xlsx FILE\` las escribe todas, \`--json\` las da a los programas.`,
    without: (outcome, rows) =>
      `${count(rows, "fila")} no ${plural(rows, "dice", "dicen")} ${outcome} y no ${plural(rows, "cuenta", "cuentan")} en ninguna parte.`,
    totalLeftOut: ({ column, name, students, others }) =>
      students === others
        ? `Se dejó fuera "${name}" de la columna ${column}, el total de los demás grupos (${n(students)}).`
        : `Se dejó fuera "${name}" de la columna ${column} por su nombre. Tiene ${n(students)}; los demás grupos, ${n(others)}. Si es un grupo, póngale otro nombre.`,
    partStudents: (outcome) =>
      `${outcome} tiene números que no son enteros, aunque los tamaños de los grupos lo son. Si son porcentajes, estos resultados son erróneos.`,
    sameName: ({ column, name, also }) =>
      `Se leyeron como un solo grupo de ${column}: ${[name, ...also].map((one) => (one === null ? "celdas vacías" : `"${one}"`)).join(", ")}.`,
    few: (students) =>
      `Hay grupos de menos de ${n(students)} estudiantes: allí los dos índices pueden ser solo azar. El margen de la brecha en puntos lo toma en cuenta.`,
    own: "Son conteos exactos de su propio archivo, con grupos pequeños. No son para publicar.",
    written: (path) => `Escrito, solo para usted: ${path}`,
    sheet: {
      results: "Resultados",
      notes: "Notas",
      columns: {
        success_variable: "Resultado",
        cohort_variable: "Columna de cohorte",
        cohort: "Cohorte",
        disaggregation: "Grupos por",
        group: "Grupo",
        n: "Estudiantes",
        success: "Estudiantes con el resultado",
        pct: "Tasa",
        ppg_reference: "Brecha en puntos: tasa comparada",
        ppg_reference_group: "Brecha en puntos: comparada con",
        moe: "Margen de error",
        pct_lo: "Tasa menos margen",
        pct_hi: "Tasa más margen",
        di_indicator_ppg: "Brecha en puntos: se muestra",
        success_needed_not_di_ppg: "Brecha en puntos: estudiantes más, no se muestra",
        success_needed_full_parity_ppg: "Brecha en puntos: estudiantes más, misma tasa",
        di_prop_index: "Índice de proporcionalidad",
        di_indicator_prop_index: "Índice de proporcionalidad: se muestra",
        success_needed_not_di_prop_index: "Índice de proporcionalidad: estudiantes más, no se muestra",
        success_needed_full_parity_prop_index: "Índice de proporcionalidad: estudiantes más, misma parte",
        di_80_index_reference_group: "Índice del 80%: comparado con",
        di_80_index: "Índice del 80%",
        di_indicator_80_index: "Índice del 80%: se muestra",
        success_needed_not_di_80_index: "Índice del 80%: estudiantes más, no se muestra",
        success_needed_full_parity_80_index: "Índice del 80%: estudiantes más, misma tasa",
      },
      lines: {
        file: "Archivo",
        command: "Opciones",
        answers: "En breve",
        ppg: "Brecha en puntos porcentuales",
        ppgSays:
          "Se muestra cuando la tasa más su margen de error no supera la tasa comparada. El margen es 1.96 veces la raíz de 0.25 entre el número de estudiantes, al menos 0.03 (Chancellor's Office 2017).",
        ratio: "Índice del 80%",
        ratioSays:
          "La tasa entre la tasa comparada; se muestra por debajo de 0.8 (29 CFR 1607.4(D); Chancellor's Office 2014).",
        share: "Índice de proporcionalidad",
        shareSays:
          "La parte del grupo entre los estudiantes con el resultado, dividida entre su parte de todos los estudiantes. Se muestra por debajo de 0.8 (Chancellor's Office 2014).",
        privacy: "Privacidad",
      },
    },
  },
};
