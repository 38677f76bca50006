/** Spanish of Spain and America; formal and familiar address alike. */
import { found } from './es.data.ts'
import { type Lexicon, table } from './lexicon.ts'

const sets = {
  n: '#|un|una|dos|tres|cuatro|cinco|siete|diez|doce|pocas|veinticuatro|cuarenta y ocho',
  span: 'h|hs|hora|horas|día|días|minutos|días hábiles|días laborables|semana|semanas',
  now: 'inmediatamente|urgente|urgentemente|de inmediato|cuanto antes|lo antes posible|sin demora|ahora|ahora mismo|ya|hoy|hoy mismo|a la brevedad|con urgencia|antes de medianoche',
  act: 'confirme|confirma|confirmar|verifique|verifica|verificar|actualice|actualiza|actualizar|responda|responde|responder|actúe|actúa|actuar|pague|paga|pagar|contacte|contacta|contactar|llame|llama|llamar|inicie sesión|inicia sesión|iniciar sesión|haga clic|haz clic|acceda|accede|acceder|complete|completa|completar|valide|valida|validar|regularice|regularizar|realice|realizar|renueve|renovar|cancele|cancelar|restablezca|restablecer|reactivar|acción|verificación|actualización|confirmación|revise|revisar|proteja|protege',
  account:
    'cuenta|cuentas|acceso|suscripción|membresía|perfil|tarjeta|servicio|servicios|correo|buzón|pedido|pedidos|beneficios',
  stop: 'bloque*|suspend*|suspensión|limitad*|limitar|restring*|restricción|desactiv*|cerrad*|cierre|cerrar|cancelad*|cancelación|eliminad*|eliminar|inhabilitad*|congelad*|deshabilitad*|interrump*|interrupción|retenid*|vencid*|caducad*|expirad*|dada de baja',
  money: '#( )?(€|eur|euros|usd|dólares|pesos)|(€|$|us$)( )?#',
  method:
    '(método|métodos|forma|medio|datos|información|detalles|modo) (de|del|sobre) (pago|facturación|cobro|tu tarjeta|su tarjeta|la tarjeta|tarjeta)|datos bancarios|información bancaria|datos de facturación|tarjeta de crédito',
  card: 'tarjeta|tarjeta de crédito|tarjeta de débito|tarjeta bancaria',
  fail: 'rechazad*|fallid*|fallado|declinad*|no se pudo|no pudo|no se ha podido|no ha podido|no pudimos|no hemos podido|no fue posible|denegad*|error|problema|problemas|inconveniente|no válid*|inválid*|caducad*|vencid*|ha caducado|expirad*|no se ha procesado|no autorizad*|no aceptad*|ha sido imposible|devuelto',
  suspicious:
    'inusual*|sospechos*|no autorizad*|anormal*|fraudulent*|desconocid*|no reconocid*|extrañ*|varios intentos|ilegal*',
  activity:
    'actividad*|acceso*|inicio de sesión|inicios de sesión|transacci*|compra*|intento*|dispositivo*|pago*|pedido*|cargo*|movimiento*|ubicación',
  gift: 'tarjeta regalo|tarjetas regalo|tarjeta de regalo|tarjetas de regalo|tarjetas prepago|tarjeta prepago|cheque regalo|cheques regalo',
}

const composed = table(`
es-c001 | deadline | weak | (en|dentro de|antes de|durante) <0-24> {n} <0-1> {span}
es-c002 | deadline | weak | inmediatamente|urgente|urgentemente|de inmediato|cuanto antes|lo antes posible|sin demora
es-c003 | deadline | medium | {act} <~60> (en|dentro de|antes de|plazo de|próximas|próximos|menos de) <0-24> {n} <0-1> {span}
es-c004 | deadline | strong | (en|dentro de|antes de|plazo de|próximas|próximos) <0-24> {n} <0-1> {span} <~70> {stop}
es-c005 | deadline | medium | (de lo contrario|en caso contrario|caso contrario|de no hacerlo|en su defecto) <0-60> ({stop}|será|serán|perder*|procederemos|nos veremos|tu|su)
es-c006 | deadline | medium | {act} <~36> {now}
es-c007 | deadline | medium | (último|última|ultimo) (aviso|advertencia|recordatorio|oportunidad|notificación|intento|llamado|requerimiento|plazo)
es-c008 | deadline | medium | (acción|verificación|actualización|confirmación|atención|respuesta) (inmediata |urgente )?(requerida|necesaria|inmediata|urgente|obligatoria)
es-c009 | deadline | medium | si (no|usted no|tú no) <0-60> ({act}|{stop}|actualiza|verifica|confirma|responde|recibimos|lo hace|haces)
es-c010 | deadline | medium | (le quedan|te quedan|quedan|tiene|tienes|dispone de|solo tiene) <0-10> {n} <0-1> {span}
es-c011 | deadline | medium | (pasado|transcurrido|vencido|superado) <0-10> (plazo|este plazo|tiempo)
es-c012 | deadline | medium | (para|a fin de) evitar <0-40> (suspensión|bloqueo|interrupción|cierre|cargos|cancelación|recargo*|multa*|pérdida|perder|acciones|devolución)
es-c013 | deadline | medium | (caduca|expira|vence|finaliza|termina) <0-20> (hoy|mañana|pronto|en #|esta noche)
es-c014 | deadline | medium | (antes de|hasta|a más tardar) <0-14> (hoy|mañana|medianoche|final del día|el #) <~50> ({act}|{stop})
es-c015 | deadline | weak | (notificación|mensaje|aviso|información) importante

es-c030 | account-threat | medium | {account} <~40> {stop}
es-c031 | account-threat | strong | (su|tu|sus|tus|la|el) <0-16> {account} <0-40> (ha sido|será|serán|está|fue|han sido|ser|quedará|va a ser|sea) <0-30> {stop}
es-c032 | account-threat | strong | {stop} <~12> (permanentemente|definitivamente|temporalmente|de forma permanente|de manera permanente|automáticamente|definitiva|temporal)
es-c033 | account-threat | medium | (reactivar|restablecer|desbloquear|recuperar|restaurar|mantener|conservar|reactive|desbloquee|desbloquea) <0-24> {account}
es-c034 | account-threat | medium | (violación|incumplimiento|infracción|infringido) <0-24> (condiciones|políticas|política|términos|normas)
es-c035 | account-threat | medium | (perder|perderá|perderás|pérdida) <0-24> {account}
es-c036 | account-threat | medium | (paquete|pedido|envío) <0-40> (devuelto|cancelado|destruido|retenido)

es-c050 | legal-threat | medium | (acciones|acción|medidas|proceso|procedimiento) (legales|legal|judiciales|judicial|penales)
es-c051 | legal-threat | medium | demanda judicial|embargo|juzgado|tribunal|tribunales|abogado|abogados|registro de morosos|fichero de morosos|agencia de cobro|denuncia
es-c052 | legal-threat | strong | (emprender|iniciar|iniciaremos|tomar|tomaremos|obligados|evitar) <0-30> (acciones legales|acción legal|medidas legales|proceso judicial|acciones judiciales|embargo)

es-c060 | payment-request | medium | (factura|facturas|pago|importe|saldo|deuda|monto|recibo|multa|multas|peaje) <~24> (pendiente*|impagad*|vencid*|adeudad*|atrasad*|sin pagar|impago)
es-c061 | payment-request | medium | (debe|por favor|necesita|tiene que|debes|le rogamos|rogamos|es necesario) <0-24> (pagar|abonar|transferir|realizar el pago|efectuar el pago|hacer el pago|ingresar|pague|abone|transfiera|realice el pago|depositar)
es-c062 | payment-request | medium | (pagar ahora|pague ahora|paga ahora|realizar pago|realice el pago|efectúe el pago|abone|pague el|pague la|pagar la|realiza el pago)
es-c069 | payment-request | medium | (pague|paga|abone|pagar|abonar) <0-30> (ahora|horas|inmediatamente|en línea|tarjeta|enlace|multa|factura|deuda)
es-c063 | payment-request | strong | (transferencia|transferir|transfiera|pago|ingresar|ingreso|depositar|deposite|abonar) <~60> (iban|cuenta bancaria|siguiente cuenta|cuenta indicada|nueva cuenta|número de cuenta|clabe|cbu)
es-c064 | payment-request | strong | (bitcoin|bitcoins|btc|cripto*|usdt|western union|moneygram|bizum) <~40> (envi*|pag*|transf*|compr*|deposit*)
es-c065 | payment-request | strong | (gastos|tasa|tasas|tarifa|costo|coste|cargo|impuesto|impuestos|aranceles) <0-30> (aduana*|envío|entrega|gestión|reenvío|importación|despacho) <~40> (pagar|pago|pague|abonar|abone|#)
es-c066 | payment-request | medium | (cambio|nueva|nuevos|cambiado|modificado) <0-20> (cuenta bancaria|datos bancarios|iban|banco)
es-c067 | payment-request | medium | factura <~24> (adjunta|adjunto|anexa|archivo)
es-c068 | payment-request | medium | {money} <~40> (cargará*|cobrará*|cargado|cobrado|debitado|a pagar|se ha cargado)

es-c080 | gift-card | weak | {gift}
es-c081 | gift-card | medium | {gift} <~40> (comprar|compre|compra|necesito|conseguir|adquirir)
es-c082 | gift-card | strong | {gift} <~90> (código|códigos|rasca*|raspa*|foto|fotos|reverso|número|números)
es-c083 | gift-card | strong | (pagar|pago|pague) <~30> {gift}

es-c090 | payment-update | medium | {method} <~36> (actuali*|verifi*|confirm*|modifi*|renov*|revis*|corrig*|cambi*|valid*|agreg*|añad*|introduz*|ingres*)
es-c091 | payment-update | strong | (actualice|actualiza|actualizar|actualices|verifique|verifica|verificar|confirme|confirma|confirmar|modifique|revise|revisa|cambie) <0-10> (su|tu|sus|tus|el|los|un|la) <0-12> {method}
es-c092 | payment-update | strong | (pago|cobro|cargo|facturación|transacción|renovación|cuota|mensualidad) <0-50> {fail}
es-c093 | payment-update | strong | {fail} <0-36> (pago|cobro|cobrar|procesar|facturación|tarjeta|cargo)
es-c094 | payment-update | strong | {card} <0-30> (caducad*|ha caducado|vencid*|ha vencido|expirad*|ha expirado|rechazada|no es válida|no válida|declinada|a punto de caducar|inválida)
es-c095 | payment-update | strong | (otra|nueva|otro|nuevo|válido|válida) <0-6> (tarjeta|método de pago|forma de pago|medio de pago)

es-c100 | credential-request | medium | (contraseña|clave|pin|credenciales|código de verificación|código de seguridad|clave de acceso|código sms) <~40> (confirm*|introdu*|ingres*|envi*|cambi*|restable*|actuali*|proporcion*|comparti*|facilit*|verifi*)
es-c101 | credential-request | medium | (confirm*|verifi*|valid*|actuali*) <0-10> (su|tu|sus|tus|la|los) <0-14> (cuenta|identidad|información|datos|credenciales|correo|perfil)
es-c102 | credential-request | weak | (inicie sesión|inicia sesión|acceda a su cuenta|accede a tu cuenta)
es-c103 | credential-request | strong | (envi*|proporcion*|facilit*|reenvi*) <0-30> (código recibido|código de verificación|código de seguridad|código sms|otp)

es-c110 | personal-data | strong | (introdu*|proporcion*|ingres*|facilit*|indi*|confirm*|envi*|complet*|necesit*) <~40> (número de tarjeta|número de su tarjeta|cvv|código de seguridad|datos bancarios|iban|número de cuenta|dni|datos de su tarjeta|datos de tu tarjeta|datos de la tarjeta|información bancaria|cuenta bancaria)
es-c111 | personal-data | medium | (actuali*|confirm*|verifi*|complet*|incomplet*|incorrect*|erróne*) <~30> (dirección|domicilio|datos personales|información personal|teléfono|fecha de nacimiento)

es-c120 | call-to-action | weak | (haga clic|haz clic|pulse|pulsa|clic|clique) <0-8> (aquí|en|abajo|el enlace|el botón)
es-c121 | call-to-action | weak | (verificar|confirmar|actualizar|reactivar|pagar|acceder|iniciar sesión|desbloquear|reclamar) (ahora|aquí|mi cuenta|cuenta|datos)
es-c122 | call-to-action | medium | (clic|pulse|siguiente|siga|acceda|mediante|través) <0-16> (enlace|botón|link) <~40> (confirm*|verifi*|actuali*|reactiv*|desbloque*|acced*|valid*|sesión)

es-c130 | prize-refund | medium | (reembolso|devolución|reintegro) <~40> (recibir|reclamar|solicitar|pendiente|obtener|disponible|derecho|formulario|cobrar)
es-c131 | prize-refund | strong | (reembolso|devolución|reintegro) <~70> (datos bancarios|tarjeta|iban|formulario|cuenta bancaria|introdu*|enlace)
es-c132 | prize-refund | medium | (felicidades|felicitaciones|enhorabuena|ganado|ganador*|sorteo|premio|recompensa|seleccionad*)
es-c133 | prize-refund | medium | (cobrado|cargado|facturado) <0-10> (dos veces|por duplicado|por error|de más)

es-c140 | renewal | medium | (suscripción|membresía|prime|contrato|plan) <~40> (renov*|caduc*|vence|vencid*|expir*|finaliz*|prorrog*|cancelad*)
es-c141 | renewal | strong | (cuota|suscripción|renovación|membresía) <~30> {money}
es-c150 | unknown-order | medium | (pedido|compra|transacción|pago|cargo) <~40> (no ha realizado|no has realizado|no realizó|no reconoce|no reconoces|no autorizó|no ha hecho|no lo ha|no hiciste)
es-c151 | unknown-order | medium | (cancelar|cancele|cancela|anular|anule) <0-20> (pedido|compra|transacción|pago|cargo)
es-c152 | unknown-order | strong | (pedido|compra|pago|cargo) <~80> (llame|llámenos|llama|llamar)

es-c160 | sign-in-alert | medium | {activity} <~12> {suspicious}
es-c161 | sign-in-alert | medium | (alguien|un tercero|terceros|hacker|una persona) <0-40> (acced*|iniciado|iniciar|intentó|intentado|utiliz*|usado|ingres*)
es-c162 | sign-in-alert | weak | (nuevo|nueva) (dispositivo|inicio de sesión|ubicación|navegador|acceso)
es-c163 | sign-in-alert | medium | (si no fue usted|si no fuiste tú|si no ha sido usted|si no has sido tú|si no eras tú|si no reconoce)
es-c164 | sign-in-alert | medium | (alerta|aviso|problema|incidente) de (seguridad|fraude)
es-c165 | sign-in-alert | strong | (detectado|detectamos|observado|identificado|notado|registrado) <0-24> ({suspicious}|actividad|acceso|acceder|inicio) <0-20> ({suspicious}|cuenta)

es-c170 | delivery | medium | (paquete|envío|entrega|pedido) <0-50> (no se pudo|no ha podido|no pudo|retenid*|pendiente|detenid*|devuelt*|fallid*|aduana*|almacén|no hemos podido)
es-c171 | delivery | strong | (gastos de envío|tasa de aduana|gastos de aduana|tarifa de envío|tasas de aduana|costo de envío|tarifa de entrega) <~40> (pag*|abon*)
es-c172 | delivery | medium | (dirección) <0-24> (incomplet*|incorrect*|erróne*|confirm*|actuali*)
es-c180 | job-fee | medium | (trabajo desde casa|teletrabajo|medio tiempo|tiempo parcial|empleo) <~50> (gan*|whatsapp|telegram|por día|al día|diario*)
es-c190 | call-back | medium | (llame|llámenos|llama|contáctenos|comuníquese) <0-50> (#( |-)#|inmediatamente|al número|de inmediato)

es-c900 | never | weak | (nunca|jamás|en ningún caso) <~50> (pedi*|solicit*|compart*|revel*|envi*|preguntar*|exig*|facilit*)
es-c901 | never | weak | no <0-10> (comparta|compartas|haga clic|hagas clic|responda|respondas|abra|abras|facilite|facilites|proporcione|revele|pedimos|solicitamos|pediremos|solicitará|ingrese)
es-c902 | never | weak | (no es necesaria ninguna acción|no tiene que hacer nada|no tienes que hacer nada|no es necesario que|ya pagado|pago recibido|hemos recibido su pago|hemos recibido tu pago|pagado con|gracias por su pago|gracias por tu pago|no se requiere ninguna)
es-c910 | warning | weak | (falso|falsos|falsas|fraudulento|fraudulentos|fraudulentas) <0-4> (correo*|mensaje*|email*|e-mail*|sms|llamada*|sitio*)
es-c911 | warning | weak | (correo*|mensaje*|email*|llamada*) <0-4> (falso*|fraudulento*|falsa*|sospechoso*)
es-c912 | warning | weak | (phishing|estafa|estafas|estafador*|suplant*|ciberdelincuent*|se hacen pasar|haciéndose pasar)
`)

export const es: Lexicon = {
  language: 'es',
  words:
    'el los las y es su sus usted para con por una del al se que ha han sido está si más como nuestro nuestra pero hola estimado estimada cliente gracias muy este esta cuenta aquí tu le ser puede hemos',
  sets,
  phrases: [...composed, ...found],
}
