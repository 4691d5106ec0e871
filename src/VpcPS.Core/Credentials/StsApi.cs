using System;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>The endpoint of product Sts.</summary>
internal static class StsApi
{
    /// <summary>
    /// The endpoint of STS: the given one, otherwise that of the region (on request the internal one), otherwise the central one. For
    /// fields that a profile leaves empty, the environment is used.
    /// </summary>
    /// <param name="environment">The machine.</param>
    /// <param name="setter">The name of the profile or of another setting, for a message.</param>
    /// <param name="given">
    /// A host or a whole address. http is allowed only for this machine. Null when none is given.
    /// </param>
    /// <param name="region">The region whose endpoint is used, or null.</param>
    /// <param name="usesVpcNetwork">The text <c>true</c>, in any letter case, for the region's internal endpoint. Or null.</param>
    /// <exception cref="CredentialsUnavailableException">One of the values can't be part of an address.</exception>
    public static Uri Endpoint(
        CredentialEnvironment environment, string setter, string? given = null, string? region = null, string? usesVpcNetwork = null)
    {
        // A region in the profile takes precedence over an endpoint in the environment, because the latter is for all profiles.
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
            : throw new CredentialsUnavailableException($"{setter}: the STS region '{region}' is not a region id such as cn-huhehaote");
    }

    private static Uri Parse(string given, string setter)
    {
        string address = given.IndexOf("://", StringComparison.Ordinal) < 0 ? "https://" + given : given;
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? endpoint)
            && endpoint.PathAndQuery == "/" && endpoint.UserInfo.Length == 0 && endpoint.Fragment.Length == 0
            // The request can reveal an identity, so it is never sent unencrypted over a network.
            && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
                ? endpoint
                : throw new CredentialsUnavailableException(
                    $"{setter}: the STS endpoint is not a host name such as sts.cn-huhehaote.aliyuncs.com");
    }
}
