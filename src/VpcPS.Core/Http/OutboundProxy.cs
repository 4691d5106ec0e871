using System;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;

namespace VpcPS.Core.Http;

/// <summary>Sets the proxy of each HTTP handler of the module.</summary>
internal static class OutboundProxy
{
    // The two platforms read their default proxy in different ways.
    private static readonly bool IsNetFramework =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>Sets a handler's proxy.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="given">
    /// The proxy for every request. Null for the proxy that the environment names, with the exceptions in NO_PROXY.
    /// </param>
    /// <param name="endpoint">
    /// The only address that the handler calls. Null when there are several. An address of this machine is called without a proxy.
    /// </param>
    public static void Set(HttpClientHandler handler, Uri? given, Uri? endpoint)
    {
        handler.UseProxy = endpoint is not { IsLoopback: true };
        if (given is not null)
        {
            handler.Proxy = FromAddress(given);
        }
        else if (NoProxyList.OfEnvironment() is { } exceptions)
        {
            handler.Proxy = new EnvironmentProxy(exceptions);
        }
    }

    private static WebProxy FromAddress(Uri address)
    {
        var proxy = new WebProxy(address);
        if (address.UserInfo.Length > 0)
        {
            string[] parts = address.UserInfo.Split([':'], 2);
            proxy.Credentials = new NetworkCredential(
                Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return proxy;
    }

    /// <summary>The platform's own proxy, except for the hosts of NO_PROXY.</summary>
    private sealed class EnvironmentProxy(NoProxyList exceptions) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => Platform?.Credentials;
            set => throw new NotSupportedException("The environment's proxy has its credentials in its address.");
        }

        private static IWebProxy? Platform => IsNetFramework ? WebRequest.DefaultWebProxy : WebRequest.GetSystemWebProxy();

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Platform?.GetProxy(destination);

        public bool IsBypassed(Uri host) => exceptions.Contains(host) || Platform?.IsBypassed(host) != false;
    }
}
