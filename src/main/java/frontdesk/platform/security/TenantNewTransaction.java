package frontdesk.platform.security;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

/**
 * {@link TenantTransaction} for transactions of their own: the transaction type is part of the
 * interceptor binding.
 */
@Interceptor
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class TenantNewTransaction extends TenantTransaction {}
