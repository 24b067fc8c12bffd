import type { Sign } from "./sign.ts";

/**
 * A server's own connections, and a tool's: a database, a cache, a queue, mail, a package registry, a script. No
 * browser took part in them, and their errors have the same names.
 */
const noBrowser =
  /:(?:22|25|465|587|1433|1521|2181|3306|5432|5672|6379|9042|9092|11211|27017)(?!\d)|\b(?:pg|psycopg\w*|\w*sql\w*|postgres|mariadb|mongo\w*|i?oredis|redis|amqp\w*|rabbitmq|kafka\w*|memcached?|sequelize\w*|prisma|typeorm|knex|jdbc|smtp|nodemailer|ldap|npm|yarn|pnpm|pip|gradle|maven|docker|ssh|git|fatal|Traceback|requests\.exceptions|urllib3?|aiohttp|ssl\.SSL\w*|java\.(?:net|io|sql))\b/i;

export const notOfPrograms = (signs: readonly Sign[]): Sign[] =>
  signs.map((sign) => ({ ...sign, isShort: true, notBeside: noBrowser }));
