/** Spanish: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
es-001 | deadline | medium | found | diariocordoba.com 2019-10 | en el plazo de # horas
es-002 | deadline | strong | found | independentxpress es (Express) | Si no completa el proceso de verificación dentro de las # horas, se cancelarán todos los pedidos pendientes
es-003 | deadline | strong | found | elviento365.com 2021-07 (paraphrase) | en el plazo de tres días, todos los pedidos serán cancelados
es-004 | deadline | strong | found | somosnuevastecnologias.es p=395 | todas las órdenes pendientes serán canceladas
es-005 | deadline | strong | found | somosnuevastecnologias.es | no podrá acceder a su cuenta hasta que se complete este proceso
es-006 | deadline | medium | found | phishing_pot sample-4095 | Necesitamos su confirmación lo antes posible
es-007 | deadline | strong | found | phishing_pot sample-6731 | Esta transacción permanecerá pendiente hasta que se realice su confirmación
es-008 | deadline | weak | found | phishing_pot sample-6731 | a la mayor brevedad
es-012 | account-threat | strong | found | maldita.es 2021-10; newtral.es 2021-08 | Hemos bloqueado su cuenta de Amazon y todos los pedidos pendientes
es-013 | account-threat | strong | found | elgrupoinformatico.com | Hemos bloqueado su cuenta de Amazon porque nuestro servicio ha detectado dos dispositivos no autorizados
es-014 | account-threat | strong | found | elgrupoinformatico.com (subject) | Su cuenta ha sido cambiada en Polandia
es-015 | account-threat | strong | found | elgrupoinformatico.com | Detalle de Alerta de Actividad
es-016 | account-threat | strong | found | independentxpress es | El sistema bloqueó automáticamente su cuenta de Amazon y retuvo todos sus últimos pedidos
es-017 | account-threat | medium | found | diariocordoba.com 2019 | se le anulará la suscripción
es-018 | account-threat | medium | found | phishing_pot sample-2876 (display name) | Pago rechazado
es-020 | account-threat | medium | composed | composed | actividad inusual
es-021 | account-threat | medium | composed | composed | actividad sospechosa
es-022 | legal-threat | strong | composed | composed | acciones legales
es-023 | legal-threat | strong | composed | composed | se iniciará un procedimiento judicial
es-024 | legal-threat | strong | composed | composed | agencia de cobro de deudas
es-025 | payment-request | medium | composed | composed | reciba una factura pendiente
es-026 | payment-request | medium | composed | composed | tiene un importe pendiente de pago
es-027 | payment-request | weak | composed | composed | pago pendiente
es-028 | payment-request | medium | composed | composed | regularice el pago
es-029 | gift-card | strong | composed | composed | compre tarjetas regalo y envíe los códigos
es-030 | gift-card | strong | composed | composed | pague con tarjetas regalo de Amazon
es-031 | gift-card | strong | composed | composed | raspe el código y envíe una foto
es-032 | payment-update | strong | found | newtral.es; somosnuevastecnologias.es | porque la información de facturación que proporcionó no coincide con la información almacenada con el emisor de la tarjeta
es-033 | payment-update | strong | found | maldita.es 2024-02-08 | Actualiza su información de pago para renovar su suscripción Prime
es-034 | payment-update | strong | found | phishing_pot sample-2876 | ActuaIice su informacion de pago para renovar su suscripcion Prime
es-035 | payment-update | strong | found | newtral.es | compruebe ahora con el nombre, la dirección y el número de teléfono de facturación almacenados en su tarjeta de crédito
es-036 | payment-update | medium | found | elviento365.com | verificar sus datos de pago
es-038 | payment-update | medium | composed | composed | no hemos podido procesar su pago
es-039 | credential-request | strong | found | independentxpress es | haga clic en el botón a continuación y proceda con la verificación de identidad
es-040 | credential-request | medium | found | diariocordoba.com (paraphrase) | reactive su cuenta de Amazon
es-041 | credential-request | medium | composed | composed | verifique su identidad
es-042 | credential-request | strong | composed | composed | envíenos el código de verificación
es-043 | credential-request | strong | composed | composed | confirme su contraseña
es-044 | personal-data | strong | found | phishing_pot sample-6506 | Confirmación de sus datos de contacto para procesar su pago
es-045 | personal-data | strong | found | phishing_pot sample-6506 | le solicitamos que proceda a completar o confirmar sus datos
es-046 | personal-data | strong | composed | composed | número de tarjeta y CVV
es-047 | personal-data | medium | composed | composed | copia de su DNI
es-048 | call-to-action | medium | found | phishing_pot sample-6731 | Confirme aquí »
es-049 | call-to-action | medium | found | phishing_pot sample-4134 | Confirmar ahora
es-050 | call-to-action | medium | found | independentxpress es | Verificar cuenta
es-051 | call-to-action | medium | found | phishing_pot sample-6731 | Si no está interesado en recibir publicidad futura, por favor haga clic aquí
es-052 | prize-refund | strong | found | europapress.es | Eres uno de nuestros clientes seleccionados para recibir más de # obsequios
es-053 | prize-refund | strong | found | europapress.es | todo lo que tiene que hacer es pagar el costo del envío
es-054 | prize-refund | strong | found | phishing_pot sample-6731 | Nota: no se requiere ninguna implicación de pago para recibir esta recompensa
es-055 | prize-refund | strong | found | phishing_pot sample-6506 | Le informamos de que actualmente se ha detectado una incidencia relacionada con el abono del importe
es-056 | prize-refund | strong | found | FTC es 2025 | inspección de calidad de rutina
es-057 | prize-refund | strong | found | victifin | Consigue un SEGUNDO SALARIO! Invierte #€ AHORA en AMAZON STOCKS
es-058 | prize-refund | medium | found | phishing_pot sample-4275 | Se puede aplicar una tarifa de envío
es-059 | renewal | strong | found | maldita.es 2024-02-08 | Estimado cliente Prime: ¡Tu suscripción ha caducado!
es-060 | renewal | weak | found | phishing_pot sample-3971 (same kit) | su suscripción a Netflix ha caducado
es-061 | unknown-order | medium | composed | composed | si no ha realizado este pedido
es-062 | unknown-order | weak | composed | composed | cancelar este pedido
es-063 | sign-in-alert | strong | found | elgrupoinformatico.com | nuestro servicio ha detectado dos dispositivos no autorizados
es-064 | delivery | strong | found | phishing_pot sample-4304 | ¡ENTREGA DEL PAQUETE SUSPENDIDO!
es-065 | delivery | strong | found | phishing_pot sample-3600 | Tienes # paquete pendiente de entrega
es-066 | delivery | strong | found | phishing_pot sample-2527 | El conductor no pudo entregar su paquete
es-067 | delivery | strong | found | phishing_pot sample-3600 | No pudimos comunicarnos con usted, por favor confirme la información
es-068 | delivery | medium | found | carritoseguro | Reenvío # €
es-069 | delivery | strong | found | phishing_pot sample-4304 | ¡confirma tus datos de entrega
es-070 | job-fee | strong | found | datanoticias.com 2021-10 | Estimados usuarios de Amazon, necesitamos empleados a tiempo parcial, sin experiencia, ingresos diarios #-#
es-071 | job-fee | medium | found | datanoticias.com 2021-10 | Amazon VIP
es-072 | job-fee | strong | composed | composed | pague una cuota de inscripción para el empleo
es-073 | call-back | strong | composed | composed | llame inmediatamente a nuestro número gratuito
es-074 | salutation | weak | found | independentxpress es | Estimado cliente
es-075 | style | strong | found | elgrupoinformatico.com (FR word in ES mail) | Alerte - Su cuenta
es-076 | style | medium | found | somosnuevastecnologias.es | Amazon Services Team
`)
