using System;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Where product Sts is reached and which version of it is spoken.</summary>
internal static class StsApi
{
    public const string Version = "2015-04-01";

    /// <summary>
    /// The endpoint: a given one, else the region's (within its network when asked for), else the central one. What a
    /// profile leaves open, the environment fills.
    /// </summary>
    /// <param name="environment">The machine.</param>
    /// <param name="setter">The profile or whatever else is being read, for a message.</param>
    /// <param name="given">A host, or a whole address; http only on this machine. Null when none is given.</param>
    /// <param name="region">The region whose endpoint is to be used, or null.</param>
    /// <param name="usesVpcNetwork">Whether the region's internal endpoint is to be used, <c>true</c> in any case; or null.</param>
    /// <exception cref="CredentialsUnavailableException">One of them can't be part of an address.</exception>
    public static Uri Endpoint(
        CredentialEnvironment environment, string setter, string? given = null, string? region = null, string? usesVpcNetwork = null)
    {
        // A region that the profile names is closer to it than an endpoint that the environment names for all.
        given ??= region is null ? environment.Variable(CredentialVariables.StsEndpoint) : null;
        if (given is not null)
        {
            return Parse(given, setter);
        }

        region ??= environment.Variable(CredentialVariables.StsRegion);
        if (region is null)
        {
            return new Uri("https://sts.aliyuncs.com/");
        }

        bool isInternal = string.Equals(
            usesVpcNetwork ?? environment.Variable(CredentialVariables.VpcEndpointEnabled), "true", StringComparison.OrdinalIgnoreCase);
        return EndpointResolver.IsRegionId(region)
            ? new Uri("https://" + (isInternal ? "sts-vpc." : "sts.") + region + ".aliyuncs.com/")
            : throw new CredentialsUnavailableException($"{setter}: the STS region '{region}' is no region id such as cn-huhehaote");
    }

    private static Uri Parse(string given, string setter)
    {
        string address = given.IndexOf("://", StringComparison.Ordinal) < 0 ? "https://" + given : given;
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? endpoint)
            && endpoint.PathAndQuery == "/" && endpoint.UserInfo.Length == 0 && endpoint.Fragment.Length == 0
            // What goes there is worth an identity: never in clear text over a network.
            && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
                ? endpoint
                : throw new CredentialsUnavailableException($"{setter}: the STS endpoint is no host such as sts.cn-huhehaote.aliyuncs.com");
    }
}
