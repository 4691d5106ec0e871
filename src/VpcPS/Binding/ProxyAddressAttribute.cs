using System;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Reads a proxy address as people write it: host:port is enough. .NET alone would read the host in such a text as a scheme.
/// </summary>
internal sealed class ProxyAddressAttribute : ArgumentTransformationAttribute
{
    // The schemes that .NET supports. Windows PowerShell supports only the first.
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null)
        {
            return null;
        }

        string text = ((value as Uri)?.OriginalString ?? value.ToString()).Trim();
        string address = text.IndexOf("://", StringComparison.Ordinal) < 0 ? "http://" + text : text;
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? proxy)
            && Schemes.Contains(proxy.Scheme) && proxy.Host.Length > 0 && proxy.Port > 0
            && proxy.AbsolutePath is "/" or "" && proxy.Query.Length == 0 && proxy.Fragment.Length == 0
                ? proxy
                // The text is not shown, because it may contain a password.
                : throw new ArgumentTransformationMetadataException(UserText.Of(
                    $"'{(text.IndexOf('@') < 0 ? text : "***")}' is not a proxy. Give host:port, or a full address such as http://proxy.example.com:8080 with one of the schemes {string.Join(", ", Schemes)}."));
    }
}
