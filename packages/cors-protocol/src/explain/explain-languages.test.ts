import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const url = "https://api.example.com/output.json";

/** Lines as people pasted them. */
const rows: [language: string | null, line: string, want: object][] = [
  [
    "German",
    "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://api.example.com/output.json. (Grund: CORS-Preflight-Kanal war nicht erfolgreich).",
    { code: "PreflightInvalidStatus", url },
  ],
  [
    "German",
    "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://api.example.com/output.json. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). Statuscode: 502.[Weitere Informationen]",
    { code: "MissingAllowOriginHeader", url, status: 502 },
  ],
  [
    null,
    "(Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' stimmt nicht mit 'https://a.example' überein)",
    { code: "AllowOriginMismatch", parameter: "https://a.example", url: null },
  ],
  [
    "French",
    "Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur https://api.example.com/output.json. Raison : l’en-tête « x-tenant » n’est pas autorisé d’après l’en-tête « Access-Control-Allow-Headers » de la réponse de pré-vérification des requêtes CORS.",
    { code: "HeaderDisallowedByPreflightResponse", parameter: "x-tenant", url },
  ],
  [
    "Spanish",
    "Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso remoto en https://api.example.com/output.json (razón: falta la cabecera CORS 'Access-Control-Allow-Origin'). Código de estado: 200.",
    { code: "MissingAllowOriginHeader", url, status: 200 },
  ],
  [
    "Spanish",
    "Pedido de origen cruzado bloqueado: La política de mismo origen no permite leer el recurso remoto en file:///home/jane/data.json. (Razón: pedido CORS no es http).",
    { code: "CorsDisabledScheme", url: "file:///home/jane/data.json" },
  ],
  [
    "Portuguese",
    "Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em https://api.example.com/output.json (motivo: falta cabeçalho 'Access-Control-Allow-Origin' no CORS). Código de status: 404.",
    { code: "MissingAllowOriginHeader", url, status: 404 },
  ],
  [
    "Russian",
    "Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение удаленного ресурса на https://api.example.com/output.json. (Причина: не удалось выполнить запрос CORS). Код состояния: (null).",
    { kind: "network", code: null, url },
  ],
  [
    "Polish",
    "Zablokowano żądanie do zasobu innego pochodzenia: zasady „Same Origin Policy” nie pozwalają wczytywać zdalnych zasobów z „https://api.example.com/output.json” (brakujący nagłówek CORS „Access-Control-Allow-Origin”). Kod stanu: 500.",
    { code: "MissingAllowOriginHeader", url, status: 500 },
  ],
  [
    "Chinese (simplified)",
    "已阻止跨源请求：同源策略禁止读取位于 https://api.example.com/output.json 的远程资源。（原因：CORS 头缺少 'Access-Control-Allow-Origin'）。",
    { code: "MissingAllowOriginHeader", url },
  ],
  [
    "Chinese (traditional)",
    "已封鎖跨來源請求: 同源政策不允許讀取 https://api.example.com/output.json 的遠端資源。（原因: CORS 'Access-Control-Allow-Methods' 檔頭中找不到方法）。",
    { code: "MethodDisallowedByPreflightResponse", url },
  ],
  [
    "Japanese",
    "クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、https://api.example.com/output.json にあるリモートリソースの読み込みは拒否されます (理由: CORS ヘッダー ‘Access-Control-Allow-Origin’ が足りない)。ステータスコード: 403",
    { code: "MissingAllowOriginHeader", url, status: 403 },
  ],
  [
    "Korean",
    "교차 출처 요청 차단: 동일 출처 정책으로 인해 https://api.example.com/output.json에 있는 원격 리소스를 차단했습니다. (원인: CORS 헤더 ‘Access-Control-Allow-Headers’에 유효하지 않은 토큰 ‘a b’).",
    { code: "InvalidAllowHeadersPreflightResponse", url, parameter: "a b" },
  ],
  [
    "Italian",
    "Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da https://api.example.com/output.json. Motivo: le credenziali non sono supportate se l’header CORS “Access-Control-Allow-Origin” è “*”.",
    { code: "WildcardOriginNotAllowed", url },
  ],
  [
    "Dutch",
    "Cross-Origin-aanvraag geblokkeerd: de Same Origin Policy staat het lezen van de externe bron op https://api.example.com/output.json niet toe. (Reden: CORS-header ‘Access-Control-Allow-Origin’ ontbreekt). Statuscode: 200.",
    { code: "MissingAllowOriginHeader", url },
  ],
  [
    "Turkish",
    "Çapraz köken isteği engellendi: Aynı Köken İlkesi, https://api.example.com/output.json üzerindeki uzak kaynağın okunmasına izin vermiyor. (Sebep: CORS üst bilgisi ‘Access-Control-Allow-Origin’ eksik.) Durum kodu: 200.",
    { code: "MissingAllowOriginHeader", url },
  ],
  [
    null,
    "Kros-origina peto blokita: la samorigina politiko malpermesas legi la foran rimedon ĉe https://api.example.com/output.json. (Kialo: kapo CORS ‘Access-Control-Allow-Methods’ ne enhavas la metodon).",
    { code: "MethodDisallowedByPreflightResponse", url },
  ],
  [
    null,
    "Bakjurda girişli isleg petiklendi: https://api.example.com/output.json (Sebäbi: CORS ‘Access-Control-Allow-Origin’).",
    { code: "MissingAllowOriginHeader", url },
  ],
];

test.for(rows)("explain › Firefox in %s › %s", ([language, line, want]) => {
  const { findings } = explain(line);
  expect(findings).toMatchObject([{ engine: "firefox", isTranslated: true, language, ...want }]);
});

test("explain › two lines of Firefox in German, the second without a reason › one finding", () => {
  const line = (reason: string) =>
    `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${url}. (Grund: ${reason}`;
  const { findings } = explain(
    `${line("CORS-Preflight-Antwort schlug fehl). Statuscode: 401.")}\n${line("CORS-Anfrage schlug fehl). Statuscode: (null).")}`,
  );
  expect(findings).toMatchObject([{ code: "PreflightInvalidStatus", status: 401, url }]);
});
