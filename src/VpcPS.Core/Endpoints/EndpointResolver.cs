using System;
using System.Linq;

namespace VpcPS.Core.Endpoints;

/// <summary>
/// Finds the host of a product for a region, in the order of the official SDKs: a given endpoint, then the SDK's map, then the
/// regional rule. The map comes first even for the internal network.
/// </summary>
internal sealed class EndpointResolver
{
    /// <summary>The domain of all hosts of the cloud.</summary>
    public const string CloudDomain = "aliyuncs.com";

    private const string InternalVpcHost = "vpc-vpc.";

    private readonly Uri? _given;
    private readonly EndpointNetwork _network;

    /// <summary>Makes a resolver.</summary>
    /// <param name="given">An endpoint for every region, or null.</param>
    /// <param name="network">The network for the regional rule.</param>
    /// <exception cref="ArgumentException">
    /// The given endpoint is not an absolute http or https address that consists of scheme, host and port only.
    /// </exception>
    public EndpointResolver(Uri? given, EndpointNetwork network)
    {
        if (given is not null)
        {
            if (!given.IsAbsoluteUri || (given.Scheme != Uri.UriSchemeHttps && given.Scheme != Uri.UriSchemeHttp))
            {
                string written = given.OriginalString;
                throw new ArgumentException(
                    UserText.Of($"'{written}' is not an endpoint. Give a full address such as https://vpc.cn-huhehaote.aliyuncs.com."),
                    nameof(given));
            }

            if (given.PathAndQuery != "/" || given.UserInfo.Length > 0 || given.Fragment.Length > 0)
            {
                throw new ArgumentException(
                    UserText.Translate("An endpoint has only scheme, host and port: the API's only path is '/', "
                        + "and credentials are never part of an endpoint."),
                    nameof(given));
            }
        }

        _given = given;
        _network = network;
    }

    /// <summary>The endpoint of product Vpc for a region.</summary>
    /// <param name="regionId">The region, such as <c>cn-huhehaote</c>.</param>
    /// <exception cref="ArgumentException">The region can't be part of a host name.</exception>
    public Uri Resolve(string regionId) => Resolve(regionId, ApiProduct.Vpc);

    /// <summary>The endpoint of a product for a region.</summary>
    /// <param name="regionId">The region, such as <c>cn-huhehaote</c>.</param>
    /// <param name="product">The product.</param>
    /// <exception cref="ArgumentException">The region can't be part of a host name.</exception>
    public Uri Resolve(string regionId, ApiProduct product)
    {
        // A host of the cloud serves one product: a host of Vpc does not serve ECS. Any other endpoint, such as an emulator, serves all
        // products.
        if (_given is not null && (product != ApiProduct.Ecs || !IsOfTheCloud(_given)))
        {
            return _given;
        }

        if (!IsRegionId(regionId))
        {
            throw new ArgumentException(
                UserText.Of($"'{regionId}' is not a region id. Use lower-case letters, digits and hyphens, such as cn-huhehaote."),
                nameof(regionId));
        }

        bool isInternal = _network == EndpointNetwork.Vpc || _given?.Host.StartsWith(InternalVpcHost, StringComparison.Ordinal) is true;
        string host = product.MappedHost(regionId) ?? product.Name + (isInternal ? "-vpc." : ".") + regionId + "." + CloudDomain;
        return new Uri("https://" + host + "/");
    }

    /// <summary>Whether an endpoint is a host of the cloud, where changes cost money.</summary>
    public static bool IsOfTheCloud(Uri endpoint)
    {
        string host = endpoint.IdnHost.TrimEnd('.').ToLowerInvariant();
        return endpoint.IsDefaultPort && (host == CloudDomain || host.EndsWith("." + CloudDomain, StringComparison.Ordinal));
    }

    /// <summary>
    /// Whether a text can be the id of a region. The region becomes a part of the host that gets a signed request, so only a single label
    /// of a host name is allowed. Every known region id has a hyphen; a text without one is a name, such as hohhot.
    /// </summary>
    public static bool IsRegionId(string text) =>
        text.Length is > 0 and <= 63 && text.IndexOf('-') > 0 && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
