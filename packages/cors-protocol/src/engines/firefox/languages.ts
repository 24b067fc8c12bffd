/** The words of a language that tell apart what a header's name and a quoted value do not. All in lower case. */
export type Language = {
  name: string;
  /** Where a line begins, in every wording. */
  openings: readonly string[];
  /** The header is not there. */
  missing?: string;
  /** The header is there more than once. */
  several?: string | readonly string[];
  /** The response to the preflight, where the word "preflight" is translated. */
  preflight?: string | readonly string[];
  redirect: string;
};

/**
 * Firefox prints its messages in the language of its user. The table has the stable parts of its public translations;
 * the names of the headers, and the words CORS and HTTP, are the same in all of them.
 */
export const languages: readonly Language[] = [
  {
    name: "Chinese (simplified)",
    openings: ["已拦截跨源请求", "已阻止跨源请求"],
    missing: "缺少",
    several: "多个",
    preflight: "预检",
    redirect: "重定向",
  },
  {
    name: "Chinese (traditional)",
    openings: ["已封鎖跨來源請求"],
    missing: "缺少",
    several: "多個",
    preflight: ["預檢", "预检"],
    redirect: "重導",
  },
  {
    name: "Czech",
    openings: [
      "cross-origin požadavek byl zablokován",
      "zablokován požadavek cross-origin",
      "žádost cross-origin zablokována",
    ],
    missing: "chybí",
    several: "vícenásobn",
    preflight: "předběžn",
    redirect: "přesměrování",
  },
  {
    name: "Danish",
    openings: ["forespørgsel til fremmed websted blokeret"],
    missing: "findes ikke",
    several: "multiple",
    redirect: "redirects",
  },
  {
    name: "Dutch",
    openings: ["origin-aanvraag geblokkeerd"],
    missing: "ontbreekt",
    several: "meerdere",
    preflight: "voorafgaand",
    redirect: "omleiding",
  },
  {
    name: "French",
    openings: ["blocage d'une requête multiorigine", "blocage d'une requête multi-origine"],
    missing: "manquant",
    several: "plusieurs",
    preflight: "pré-vérification",
    redirect: "redirection",
  },
  {
    name: "German",
    openings: ["quellübergreifende (cross-origin) anfrage", "quellübergreifende anfrage blockiert"],
    missing: "fehlt",
    several: "nur ein",
    preflight: "vorab",
    redirect: "weiterleitung",
  },
  {
    name: "Greek",
    openings: ["αποκλείστηκε αίτημα πολλαπλών προελεύσεων"],
    missing: "απουσιάζει",
    several: "πολλαπλού",
    preflight: "προκαταρκτικού",
    redirect: "ανακατεύθυνση",
  },
  {
    name: "Hungarian",
    openings: ["cross-origin kérés blokkolva"],
    missing: "hiányzik",
    several: "több",
    preflight: "előzetes",
    redirect: "átirányítás",
  },
  {
    name: "Indonesian",
    openings: ["permintaan cross-origin di", "permintaan lintas asal diblokir"],
    missing: "tidak ada",
    several: "multipel",
    preflight: "praluncur",
    redirect: "pengalihan",
  },
  {
    name: "Italian",
    openings: ["bloccata richiesta multiorigine"],
    missing: "mancante",
    several: "multipli",
    preflight: "preliminare",
    redirect: "redirect",
  },
  {
    name: "Japanese",
    openings: ["クロスオリジン要求をブロック"],
    missing: "足りない",
    several: "複数",
    preflight: "プリフライト",
    redirect: "リダイレクト",
  },
  {
    name: "Korean",
    openings: ["교차 출처 요청 차단"],
    missing: "없음",
    several: "여러",
    preflight: "사전 점검",
    redirect: "리다이렉트",
  },
  {
    name: "Lithuanian",
    openings: ["užblokuota 'cross-origin' užklausa"],
    missing: "trūksta",
    several: "neleistina",
    preflight: "priešsiunt",
    redirect: "nukreipimas",
  },
  {
    name: "Norwegian",
    openings: ["førespurnad med kryssande opphav", "forespørsel med kryssende opprinnelse"],
    missing: "mangl",
    several: "re cors-header",
    redirect: "omdirigering",
  },
  {
    name: "Polish",
    openings: ["zablokowano żądanie do zasobu innego pochodzenia"],
    missing: "brak",
    several: "powtórzenie",
    preflight: "cors options",
    redirect: "przekierowanie",
  },
  {
    name: "Portuguese",
    openings: ["requisição cross-origin bloqueada", "pedido de origem cruzada bloqueado"],
    missing: "falta",
    several: ["vários", "múltiplos"],
    preflight: ["pré-conexão", "pré-voo", "pré-verificação", "comprovação"],
    redirect: "redirecionamento",
  },
  {
    name: "Romanian",
    openings: [
      "cerere de origine încrucișată",
      "cererea cross-origin a fost",
      "cererea de origine încrucișată",
    ],
    missing: "lipsă",
    several: "multiplu",
    preflight: "prealabil",
    redirect: "redirecționarea",
  },
  {
    name: "Russian",
    openings: ["запрос из постороннего источника заблокирован"],
    missing: "отсутствует",
    several: "несколько",
    preflight: "предварительн",
    redirect: "перенаправление",
  },
  {
    name: "Spanish",
    openings: [
      "solicitud desde otro origen bloqueada",
      "solicitud de origen cruzado bloqueada",
      "solicitud de orígenes cruzados bloqueados",
      "pedido de origen cruzado bloqueado",
    ],
    missing: "falta",
    several: ["múltiples", "no esta permitido"],
    preflight: ["previa", "preliminar", "prevuelo"],
    redirect: "redirecci",
  },
  {
    name: "Swedish",
    openings: ["cross-origin begäran blockerad"],
    missing: "saknas",
    several: "fler",
    redirect: "omdirigering",
  },
  {
    name: "Thai",
    openings: ["คำขอ cross-origin ถูกปิดกั้น"],
    missing: "ขาดหายไป",
    several: "หลายอัน",
    redirect: "เปลี่ยนเส้นทาง",
  },
  {
    name: "Turkish",
    openings: ["çapraz köken isteği engellendi"],
    missing: "eksik",
    several: "birden",
    preflight: ["ön kontrol", "ön denetim"],
    redirect: "yönlendirme",
  },
  {
    name: "Ukrainian",
    openings: ["запит зі стороннього джерела заблоковано"],
    missing: "відсутній",
    several: "численні",
    preflight: "попередньо",
    redirect: "перенаправлення",
  },
  {
    name: "Vietnamese",
    openings: ["yêu cầu cross-origin bị chặn", "yêu cầu cross-origin đã bị chặn"],
    missing: "thiếu",
    several: "nhiều",
    redirect: "chuyển hướng",
  },
];
