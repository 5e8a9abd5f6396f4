/* Words and formats in the runtime that serves them: its Intl must agree with Node's, case by case. */
import "../unit/i18n/format.test";
import "../unit/i18n/translator.test";
